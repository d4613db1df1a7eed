package io.wardwatch.core.timeline;

import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the reversals of one claim may take back, by the name they say it with: the event, else the number of what is reversed.
 * Of one name the earliest comes first. Each entry is looked at once for each of its names, however many reversals there are.
 */
final class ReversalTargets {
    /** A name as a kind of reversal says it. */
    private record Name(Kind reversal, boolean byEvent, String text) {}

    private final List<Entry> entries;
    private final int[] first;
    private final boolean[] reversed;
    private final Map<Name, ArrayDeque<Integer>> queues = new HashMap<>();

    /**
     * @param first of each entry the index of the one it repeats, else its own
     * @param reversed by index; entries that are reversed are passed over
     */
    ReversalTargets(List<Entry> entries, int[] first, boolean[] reversed) {
        this.entries = entries;
        this.first = first;
        this.reversed = reversed;
        List<Integer> inTime = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            if (ClaimStep.movesMoney(entries.get(i).kind())) {
                inTime.add(i);
            }
        }
        inTime.sort((a, b) -> Entry.BY_TIME.compare(entries.get(a), entries.get(b)));
        inTime.forEach(this::add);
    }

    private void add(int index) {
        Entry entry = entries.get(index);
        // By its event a repeat stands for what it repeats; by number there is one payment, at the moment that holds.
        boolean numbered = first[index] == index;
        add(new Name(Kind.REVERSED, true, entry.eventId()), index);
        switch (entry.kind()) {
            case ADJUSTED -> add(new Name(Kind.ADJUSTMENT_REVERSED, true, entry.eventId()), index);
            case PATIENT_PAID -> {
                add(new Name(Kind.PATIENT_PAYMENT_REVERSED, true, entry.eventId()), index);
                addNumber(Kind.PATIENT_PAYMENT_REVERSED, Field.PAYMENT_ID, numbered, index);
            }
            case ADJUDICATED -> addNumber(Kind.REVERSED, Field.PAYER_CONTROL_NUMBER, numbered, index);
            default -> {}
        }
    }

    private void addNumber(Kind reversal, Field number, boolean numbered, int index) {
        String text = entries.get(index).fields().text(number);
        if (numbered && text != null) {
            add(new Name(reversal, false, text), index);
        }
    }

    private void add(Name name, int index) {
        queues.computeIfAbsent(name, key -> new ArrayDeque<>(2)).add(index);
    }

    /** The index of what {@code reversal} takes back, of a repeat that of the payment it repeats; below 0 for none. */
    int of(Entry reversal) {
        boolean byEvent = !reversal.affectedEventId().isEmpty();
        ArrayDeque<Integer> queue = queues.get(new Name(reversal.kind(), byEvent, name(reversal)));
        while (queue != null && !queue.isEmpty() && reversed[first[queue.peek()]]) {
            queue.remove();
        }
        if (queue == null || queue.isEmpty()) {
            return -1;
        }
        int index = queue.peek();
        // The earliest stands first: where it came too late, so did all of that number.
        return byEvent || isBefore(entries.get(index), reversal) ? first[index] : -1;
    }

    private static String name(Entry reversal) {
        if (!reversal.affectedEventId().isEmpty()) {
            return reversal.affectedEventId();
        }
        return switch (reversal.kind()) {
            case REVERSED -> reversal.fields().text(Field.PAYER_CONTROL_NUMBER);
            case PATIENT_PAYMENT_REVERSED -> reversal.fields().text(Field.PAYMENT_ID);
            default -> null;
        };
    }

    private static boolean isBefore(Entry entry, Entry reversal) {
        // Only what was adjudicated before: what has the reversal's own moment is the correction beside it.
        return reversal.kind() == Kind.REVERSED
                ? entry.occurredAt() < reversal.occurredAt()
                : entry.occurredAt() <= reversal.occurredAt();
    }
}
