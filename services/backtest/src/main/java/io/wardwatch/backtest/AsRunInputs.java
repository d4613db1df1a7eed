package io.wardwatch.backtest;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.formats.Control;
import io.wardwatch.formats.ControlWire;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.Wire;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.streaming.KeptRecord;
import io.wardwatch.streaming.TopicRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The four inputs of one partition, read side by side from cut to cut. One thread. */
final class AsRunInputs implements AutoCloseable {
    /** The place of {@code control.v1} in a cut. */
    static final int CONTROL = Cut.INPUTS - 1;

    private static final List<String> TOPICS = Stream.of(
                    TopicCatalogue.ADMISSIONS, TopicCatalogue.DISCHARGES, TopicCatalogue.CLAIMS, TopicCatalogue.CONTROL)
            .map(topic -> topic.name())
            .toList();

    /**
     * One input record that has an effect: an event or a tick.
     *
     * @param event null for a tick
     * @param tick microseconds
     */
    record Item(int input, long offset, long timestamp, Event event, long tick) {}

    /** What stands between two cuts. */
    record Stretch(List<Item> events, List<Item> ticks, List<Facility> facilities) {}

    private final List<TopicRecords> records = new ArrayList<>();
    private final KeptRecord[] heads = new KeptRecord[Cut.INPUTS];
    private final TopicEventCheck check;
    private final Wire<Control> controls;

    AsRunInputs(KafkaEvents kafka, int partition, int partitions, RefusedLive refused) {
        check = new TopicEventCheck(kafka.framing(), refused, topic -> partitions);
        controls = new ControlWire().under(kafka.framing());
        try {
            for (int input = 0; input < Cut.INPUTS; input++) {
                records.add(TopicRecords.of(kafka.kafka(), TOPICS.get(input), partition));
                heads[input] = records.get(input).next();
            }
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** Whether the beginning of an input is no longer kept: a patient's first entries may be among what is gone. */
    boolean beginLate() {
        return records.stream().anyMatch(of -> of.stretches().getFirst().beginsLate());
    }

    /** Offsets read. */
    long done() {
        return records.stream().mapToLong(TopicRecords::done).sum();
    }

    long total() {
        return records.stream().mapToLong(TopicRecords::total).sum();
    }

    /** Everything up to that cut that was not taken yet. */
    Stretch take(Cut cut) {
        Stretch stretch = new Stretch(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int input = 0; input < Cut.INPUTS; input++) {
            while (heads[input] != null && heads[input].offset() <= cut.offset(input)) {
                add(input, heads[input], stretch);
                heads[input] = records.get(input).next();
            }
        }
        return stretch;
    }

    @Override
    public void close() {
        records.forEach(TopicRecords::close);
    }

    private void add(int input, KeptRecord record, Stretch stretch) {
        if (input == CONTROL) {
            if (controls.fromWire(record.value()) instanceof Parsed.Accepted<Control>(Control control)) {
                switch (control) {
                    case Control.Tick tick ->
                        stretch.ticks.add(new Item(input, record.offset(), record.timestamp(), null, tick.instant()));
                    case Control.Known known -> stretch.facilities.add(known.facility());
                }
            }
        } else if (check.read(record) instanceof Parsed.Accepted<Event>(Event event)) {
            stretch.events.add(new Item(input, record.offset(), record.timestamp(), event, 0));
        }
    }
}
