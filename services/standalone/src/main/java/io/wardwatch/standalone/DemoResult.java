package io.wardwatch.standalone;

import java.util.Locale;

/**
 * What came of a demo, counted after the pipeline has drained.
 *
 * <p>Invariant where all went well: events = applied + duplicate + rejected.
 *
 * @param events records sent to the input topics, poison included
 * @param scores score records, each revision counted
 * @param alerts alert records, each change of an alert counted
 * @param kpiValues published KPI values
 * @param screen from event to screen
 */
record DemoResult(
        long events,
        long applied,
        long duplicate,
        long rejected,
        long scores,
        long alerts,
        long kpiValues,
        ScreenLatency.Summary screen) {
    /** Whether each event that was sent has become one of the three. */
    boolean accountsForAll() {
        return events == applied + duplicate + rejected;
    }

    /** One line of JSON. */
    String json() {
        return String.format(
                Locale.ROOT,
                "{\"events\":%d,\"applied\":%d,\"duplicate\":%d,\"rejected\":%d,\"scores\":%d,\"alerts\":%d,\"kpiValues\":%d,"
                        + "\"screenLatencyMs\":%s}",
                events,
                applied,
                duplicate,
                rejected,
                scores,
                alerts,
                kpiValues,
                screen.json());
    }
}
