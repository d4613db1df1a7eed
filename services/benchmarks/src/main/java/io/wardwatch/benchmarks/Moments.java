package io.wardwatch.benchmarks;

import io.wardwatch.backtest.PatientMap;
import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.engine.PatientStore;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One event of each patient that has such, with all the patient's state as it stood just before it: so the same step can be taken
 * again and again. Reads come from that state; writes go to a second map and are never read.
 */
final class Moments implements PatientStore {
    private final PatientMap before = new PatientMap();
    private final PatientMap after = new PatientMap();
    private final List<Event> events = new ArrayList<>();
    private long bytes;

    private Moments() {}

    /** The events that say a score or an alert; or, where not {@code scored}, the others. */
    static Moments of(History history, boolean scored) {
        Map<PatientKey, List<Integer>> places = new HashMap<>();
        BitSet wanted = scored(history);
        if (!scored) {
            wanted.flip(0, history.events().size());
        }
        wanted.stream()
                .forEach(i -> places.computeIfAbsent(history.events().get(i).patient(), key -> new ArrayList<>())
                        .add(i));
        Map<PatientKey, Integer> chosen = new HashMap<>();
        // The middle one: neither the shortest nor the longest past.
        places.forEach((patient, own) -> chosen.put(patient, own.get(own.size() / 2)));
        Moments moments = new Moments();
        PatientEngine engine = history.engine();
        Encoder encoder = new Encoder();
        for (int i = 0; i < history.events().size(); i++) {
            Event event = history.events().get(i);
            int until = chosen.getOrDefault(event.patient(), -1);
            if (i < until) {
                engine.apply(moments.before, event, encoder);
            } else if (i == until) {
                moments.events.add(event);
            }
        }
        return moments;
    }

    private static BitSet scored(History history) {
        BitSet scored = new BitSet();
        PatientEngine engine = history.engine();
        PatientMap patients = new PatientMap();
        Encoder encoder = new Encoder();
        for (int i = 0; i < history.events().size(); i++) {
            engine.apply(patients, history.events().get(i), encoder);
            scored.set(i, encoder.scoredSince());
        }
        return scored;
    }

    List<Event> events() {
        return events;
    }

    @Override
    public byte[] get(byte[] key) {
        return before.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        bytes += key.length + value.length;
        after.put(key, value);
    }

    /** Of all keys and values put so far. */
    long bytes() {
        return bytes;
    }
}
