package io.wardwatch.benchmarks;

import io.wardwatch.backtest.PatientMap;
import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.formats.EventWire;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Numbers that are no times: bytes written for each byte read, and how much a typical patient's state takes. Exact. */
final class Sizes {
    private static final double MOST_UNSCORED = 3;
    private static final double MOST_SCORED = 12;
    private static final double MOST_STATE = 1_536;

    private final History history;

    Sizes(History history) {
        this.history = history;
    }

    void print(PrintStream out) {
        line(out, "bytes written per byte read, unscored", written(false), MOST_UNSCORED);
        line(out, "bytes written per byte read, scored", written(true), MOST_SCORED);
        line(out, "state of 2 visits, 2 claims, 25 events", state(), MOST_STATE);
    }

    private static void line(PrintStream out, String what, double value, double most) {
        String met = Double.isNaN(value) ? "none seen" : value <= most ? "met" : "not met";
        out.printf(Locale.ROOT, "%-40s %,10.1f   ≤ %,.0f  %s%n", what, value, most, met);
    }

    private double written(boolean scored) {
        Moments moments = Moments.of(history, scored);
        PatientEngine engine = history.engine();
        EventWire wire = EventWire.ofTopics();
        Encoder encoder = new Encoder();
        long read = 0;
        for (Event event : moments.events()) {
            read += wire.toWire(event).length;
            engine.apply(moments, event, encoder);
        }
        return (double) (moments.bytes() + encoder.bytes()) / read;
    }

    /** The mean over patients with 2 visits, 2 claims and 23 to 27 events, of which some may be duplicates. */
    private double state() {
        Map<PatientKey, List<Event>> byPatient = new HashMap<>();
        for (Event event : history.events()) {
            byPatient.computeIfAbsent(event.patient(), key -> new ArrayList<>()).add(event);
        }
        PatientEngine engine = history.engine();
        Encoder encoder = new Encoder();
        PatientMap states = new PatientMap();
        int typical = 0;
        for (List<Event> events : byPatient.values()) {
            if (isTypical(events)) {
                typical++;
                events.forEach(event -> engine.apply(states, event, encoder));
            }
        }
        return typical == 0 ? Double.NaN : (double) states.bytes() / typical;
    }

    private static boolean isTypical(List<Event> events) {
        Set<String> visits = new HashSet<>();
        Set<String> claims = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Event event : events) {
            ids.add(event.eventId());
            if (event.kind().type() == EventType.CLAIM) {
                claims.add(event.claimId());
            } else {
                visits.add(event.encounterId());
            }
        }
        return visits.size() == 2 && claims.size() == 2 && ids.size() >= 23 && ids.size() <= 27;
    }
}
