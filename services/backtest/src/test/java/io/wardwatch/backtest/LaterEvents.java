package io.wardwatch.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.simulator.SimulationConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plausible history and an implausible one beside each other, and the same with another future: what is recorded after
 * {@link #CUT} is left out, changed and added to, by other stays and claims of the same patients, by corrections of what stands
 * before it, by what happened long before and is recorded late, and by merges. A function of the seed.
 */
final class LaterEvents {
    static final Instant CUT = Instant.parse("2025-03-25T00:00:00Z");

    private static final int DAYS = 150;
    private static final int PATIENTS = 40;
    private static final Pattern RECORDED = Pattern.compile("\"recordedAt\":\"([^\"]+)\"");
    private static final Pattern OCCURRED = Pattern.compile("\"occurredAt\":\"([^\"]+)\"");

    private LaterEvents() {}

    /** Some patients have two numbers, which is known before the cut. */
    static List<String> history(long seed) {
        List<String> lines = new ArrayList<>(events(seed));
        lines.add(merged(2, 1, CUT.minus(Duration.ofDays(30))));
        lines.add(merged(4, 3, CUT));
        lines.add(merged(6, 5, CUT.plusSeconds(1)));
        return lines;
    }

    /** Another future of that history. */
    static List<String> changed(List<String> history, long seed) {
        Random random = new Random(seed);
        List<String> changed = new ArrayList<>();
        for (String line : history) {
            if (!time(RECORDED, line).isAfter(CUT)) {
                changed.add(line);
                // A merge that is said again replaces the first, and is known from then on only.
                if (random.nextInt(3) == 0 && !line.contains("\"MERGED\"")) {
                    changed.add(correction(line, random));
                }
            } else if (random.nextInt(3) > 0) {
                changed.add(other(line, random));
            }
        }
        for (String line : events(seed + 1)) {
            if (time(RECORDED, line).isAfter(CUT)) {
                changed.add(renamed(random.nextBoolean() ? line : longAgo(line, random)));
            }
        }
        // A chain, one under a number that had none, and one of a number that others were merged into.
        changed.add(merged(3, 1, CUT.plusSeconds(1)));
        changed.add(merged(8, 7, CUT.plus(Duration.ofDays(1))));
        changed.add(merged(9, 4, CUT.plus(Duration.ofDays(2))));
        Collections.shuffle(changed, random);
        return changed;
    }

    private static List<String> events(long seed) {
        List<String> lines = new ArrayList<>(SimulatedHistory.lines(SimulationConfig.of(seed, PATIENTS), DAYS));
        lines.addAll(RandomHistory.lines(seed, 6));
        lines.removeIf(line -> !RECORDED.matcher(line).find());
        return lines;
    }

    /** Says after the cut that something before it was not so. */
    private static String correction(String line, Random random) {
        String late = renamed(line)
                .replace(
                        "\"recordedAt\":\"" + time(RECORDED, line),
                        "\"recordedAt\":\"" + CUT.plusSeconds(1 + random.nextInt(40 * 86_400)));
        boolean claim = line.contains("\"type\":\"claim\"");
        if (!claim && !line.contains("\"kind\":") && random.nextInt(3) == 0) {
            return late.replace("\"eventId\":", "\"kind\":\"CANCELLED\",\"eventId\":");
        }
        return other(late, random);
    }

    private static String longAgo(String line, Random random) {
        Instant occurred = time(OCCURRED, line);
        return line.replace(
                "\"occurredAt\":\"" + occurred,
                "\"occurredAt\":\"" + occurred.minusSeconds(random.nextInt(90 * 86_400)));
    }

    private static String other(String line, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> line.replaceFirst("\"disposition\":\"..\"", "\"disposition\":\"20\"");
            case 1 -> line.replace("INPATIENT", "OBSERVATION");
            case 2 -> line.replaceFirst("\"birthDate\":\"....", "\"birthDate\":\"1999");
            case 3 -> line.replaceFirst("\"chargeCents\":\\d+", "\"chargeCents\":1");
            case 4 ->
                line.replaceFirst("\"code\":\"[^\"]+", "\"code\":\"C78.00")
                        .replaceFirst("\"payer\":\"[^\"]+", "\"payer\":\"UNITYCARE");
            default -> line.replaceFirst("\"claimStatus\":\"[^\"]+", "\"claimStatus\":\"4");
        };
    }

    private static String renamed(String line) {
        return line.replace("\"eventId\":\"", "\"eventId\":\"new-");
    }

    /** It was so long before it was recorded. */
    private static String merged(int from, int to, Instant recorded) {
        return "{\"type\":\"admission\",\"kind\":\"MERGED\",\"eventId\":\"merged-%d-%d\",\"patientId\":\"%s\","
                        .formatted(from, to, patient(from))
                + "\"survivorPatientId\":\"%s\",\"facility\":\"NORTH\",\"occurredAt\":\"%s\",\"recordedAt\":\"%s\"}"
                        .formatted(patient(to), recorded.minus(Duration.ofDays(40)), recorded);
    }

    /** Patients whose stays are many come in any place: both kinds of histories have a share. */
    private static String patient(int number) {
        return number % 2 == 0 ? "P" + number / 2 : "P%07d".formatted(number);
    }

    private static Instant time(Pattern field, String line) {
        Matcher found = field.matcher(line);
        assertThat(found.find()).isTrue();
        return Instant.parse(found.group(1));
    }
}
