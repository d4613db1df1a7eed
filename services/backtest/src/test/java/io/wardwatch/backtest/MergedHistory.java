package io.wardwatch.backtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random history of patients of several numbers: merges in chains and cycles, unmerges, moved visits, at random times. */
final class MergedHistory {
    private static final Instant START = Instant.parse("2025-02-20T00:00:00Z");
    private static final int SECONDS = 90 * 86_400;

    private MergedHistory() {}

    static List<String> lines(long seed, int patients) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>(RandomHistory.lines(seed, patients));
        for (int i = 0; i < patients; i++) {
            int from = random.nextInt(patients);
            int to = Math.max(0, from - 1 - random.nextInt(4));
            lines.add(identity("MERGED", "m" + i, from, random.nextInt(12) == 0 ? from + 1 : to, "", random));
            if (random.nextInt(3) == 0) {
                lines.add(identity("UNMERGED", "u" + i, from, to, "", random));
            }
            if (random.nextInt(4) == 0) {
                lines.add(identity("MOVED", "v" + i, from, to, "V" + from + "-" + 2 * random.nextInt(2), random));
            }
        }
        return lines;
    }

    private static String identity(String kind, String id, int from, int to, String visit, Random random) {
        return "{\"type\":\"admission\",\"kind\":\"" + kind + "\",\"eventId\":\"" + id + "\",\"patientId\":\"P" + from
                + "\",\"survivorPatientId\":\"P" + to + "\",\"facility\":\"NORTH\","
                + (visit.isEmpty() ? "" : "\"encounterId\":\"" + visit + "\",")
                + "\"occurredAt\":\"" + START.plusSeconds(random.nextInt(SECONDS)) + "\"}";
    }
}
