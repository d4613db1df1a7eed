package io.wardwatch.simulator;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Kind;
import io.wardwatch.formats.EventFiles;
import io.wardwatch.formats.FacilitiesFile;
import io.wardwatch.formats.Pseudonyms;
import io.wardwatch.simulator.SimulatedRecord.Content;
import io.wardwatch.simulator.SimulatedRecord.Delivery;
import io.wardwatch.simulator.SimulatedRecord.Garbage;
import io.wardwatch.simulator.SimulatedRecord.Sent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/**
 * Writes some days of a simulation into a folder: the events in order of delivery, {@code truth.jsonl},
 * {@code truth-claims.jsonl}, {@code truth-balances.jsonl} and {@code facilities.csv}. Files of these names are replaced.
 */
public final class FeedFiles {
    /** Name of the file of facilities in the folder. */
    public static final String FACILITIES = "facilities.csv";

    private static final int BETWEEN_SHOWS = 1_000;

    /** How events are written. */
    public enum Format {
        /** One compressed file of plain lines, poison included. */
        JSONL,
        /** One Avro container file; without the poison that is no event. */
        AVRO
    }

    private final SimulationConfig config;
    private final Oracle oracle = new Oracle();
    private final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
    private long records;
    private long events;
    private long resent;
    private long delayed;
    private long poison;
    private long leftOut;

    private FeedFiles(SimulationConfig config) {
        this.config = config;
    }

    /** What a run would replace in {@code folder}. */
    public static List<Path> replaced(Path folder) {
        return Stream.of(
                        PlainOutput.NAME,
                        AvroOutput.NAME,
                        Path.of(EventFiles.TRUTH),
                        Path.of(EventFiles.TRUTH_OF_CLAIMS),
                        Path.of(EventFiles.TRUTH_OF_BALANCES),
                        Path.of(FACILITIES))
                .map(folder::resolve)
                .filter(Files::exists)
                .toList();
    }

    /**
     * Writes what is delivered in the first {@code days} days.
     *
     * @param progress told the share done now and then, 0 to 1
     */
    public static FeedSummary write(
            SimulationConfig config, int days, Path folder, Format format, DoubleConsumer progress) throws IOException {
        try {
            Files.createDirectories(folder);
            // Events of an earlier run in the other form would be read beside the new ones.
            Files.deleteIfExists(folder.resolve(PlainOutput.NAME));
            Files.deleteIfExists(folder.resolve(AvroOutput.NAME));
            FacilitiesFile.write(folder.resolve(FACILITIES), config.facilities());
            return new FeedFiles(config).write(days, folder, format, progress);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private FeedSummary write(int days, Path folder, Format format, DoubleConsumer progress) throws IOException {
        Instant end = config.start().plus(days, ChronoUnit.DAYS);
        long from = config.startMicros();
        long to = Event.micros(end);
        Pseudonyms pseudonyms = Pseudonyms.demo();
        FeedOutput out = FeedOutput.open(folder, format);
        try (out;
                BufferedWriter truth = Files.newBufferedWriter(folder.resolve(EventFiles.TRUTH));
                BufferedWriter claims = Files.newBufferedWriter(folder.resolve(EventFiles.TRUTH_OF_CLAIMS));
                BufferedWriter balances = Files.newBufferedWriter(folder.resolve(EventFiles.TRUTH_OF_BALANCES))) {
            Simulation simulation = Simulation.begin(config, number -> pseudonyms.of("", number), told -> {
                // Of what happens behind the end no event speaks, so the truth does not, either.
                if (told.happenedAt().isBefore(end)) {
                    oracle.add(told);
                    switch (told) {
                        case TruthRow row -> write(TruthLines.line(row, end), truth);
                        case ClaimTruth row -> write(TruthLines.line(row), claims);
                        case BalanceTruth row -> write(TruthLines.line(row, end), balances);
                    }
                }
            });
            while (simulation.nextDelivery() < to) {
                SimulatedRecord record = simulation.next();
                count(record);
                leftOut += out.write(record) ? 0 : 1;
                if (records % BETWEEN_SHOWS == 0) {
                    progress.accept((double) (record.deliveredAt() - from) / (to - from));
                }
            }
        }
        return new FeedSummary(
                out.file(), records, events, resent, delayed, poison, leftOut, kinds, oracle, out.sha256());
    }

    private static void write(String line, BufferedWriter file) {
        try {
            file.write(line);
            file.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void count(SimulatedRecord record) {
        records++;
        switch (record) {
            case Garbage garbage -> poison++;
            case Sent sent when sent.content() == Content.INVALID -> poison++;
            case Sent sent when sent.delivery() == Delivery.RESENT -> resent++;
            case Sent sent -> {
                events++;
                delayed += sent.delivery() == Delivery.DELAYED ? 1 : 0;
                kinds.merge(sent.event().kind(), 1L, Long::sum);
            }
        }
    }
}
