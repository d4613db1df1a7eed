package io.wardwatch.core.score;

import io.wardwatch.core.policy.CharlsonWeights;
import java.util.List;

/**
 * The LACE index (van Walraven 2010, CMAJ 182:551): Length of stay, Acuity of admission, Comorbidity, Emergency visits in the
 * six months before. 0 to 19 points; 0–4 low, 5–9 moderate, 10 and above high.
 *
 * <p>Length is in local midnights. Tools differ here: some count the days of admission and discharge both, and a "modified
 * LACE" gives 6 points from 14 days and lets C run to 6. This is the original table.
 *
 * @param points -1 while L is not determined, that is before discharge
 * @param min the least that the points can become from what is recorded
 * @param max the most
 * @param missing letters that rest on no record, in the order of the name; L is none once nights of an open stay are counted. A missing C counts what earlier encounters
 *     recorded, often 0; a missing A counts 0
 * @param charlsonIndex the index that C stands on
 */
public record Lace(int points, int min, int max, List<String> missing, int charlsonIndex) {
    private static final int MAX_LENGTH = 7;
    private static final int MAX_ACUITY = 3;
    private static final int MAX_COMORBIDITY = 5;

    private static final int L = 1;
    private static final int A = 2;
    private static final int C = 4;

    // By the bits above, so that no list is made for a score.
    private static final List<List<String>> MISSING = List.of(
            List.of(),
            List.of("L"),
            List.of("A"),
            List.of("L", "A"),
            List.of("C"),
            List.of("L", "C"),
            List.of("A", "C"),
            List.of("L", "A", "C"));

    /** The index as far as {@code input} determines it. */
    public static Lace of(ScoreInput input, CharlsonWeights weights) {
        int index = Charlson.index(input.charlson(), weights);
        int comorbidity = comorbidityPoints(index);
        int emergency = emergencyPoints(input.priorEmergencyVisits());
        int acuity = emergent(input) ? MAX_ACUITY : 0;
        int missing = 0;
        int unsure = 0;
        if (!acuityKnown(input)) {
            missing |= A;
            unsure += MAX_ACUITY;
        }
        if (!input.diagnosesKnown()) {
            missing |= C;
            unsure += MAX_COMORBIDITY - comorbidity;
        }
        int rest = acuity + comorbidity + emergency;
        int length = lengthPoints(input.midnights());
        if (!input.moment().discharged() || input.midnights() < 0) {
            int open = input.midnights() < 0 ? missing | L : missing;
            return new Lace(-1, length + rest, rest + MAX_LENGTH + unsure, MISSING.get(open), index);
        }
        int points = length + rest;
        return new Lace(points, points, points + unsure, MISSING.get(missing), index);
    }

    /** L: 0 below one day, then 1, 2, 3; 4 for 4–6 days, 5 for 7–13, 7 from 14 on. */
    public static int lengthPoints(int days) {
        if (days < 4) {
            return Math.max(days, 0);
        }
        if (days < 7) {
            return 4;
        }
        return days < 14 ? 5 : MAX_LENGTH;
    }

    /** C: the index up to 3; 5 from 4 on. */
    public static int comorbidityPoints(int charlsonIndex) {
        return charlsonIndex < 4 ? charlsonIndex : MAX_COMORBIDITY;
    }

    /** E: the visits, at most 4. */
    public static int emergencyPoints(int visits) {
        return Math.min(Math.max(visits, 0), 4);
    }

    /** Whether the admission counts as emergent. The recorded type decides; without one, arrival through the emergency department. */
    public static boolean emergent(ScoreInput input) {
        return switch (input.admissionType()) {
            case "EMERGENCY", "URGENT", "TRAUMA" -> true;
            case "ELECTIVE", "NEWBORN" -> false;
            default -> input.emergencyArrival();
        };
    }

    /** Whether {@link #emergent} rests on a record. */
    public static boolean acuityKnown(ScoreInput input) {
        return switch (input.admissionType()) {
            case "EMERGENCY", "URGENT", "TRAUMA", "ELECTIVE", "NEWBORN" -> true;
            default -> input.emergencyArrival();
        };
    }
}
