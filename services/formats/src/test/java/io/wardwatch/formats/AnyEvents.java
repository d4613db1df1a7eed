package io.wardwatch.formats;

import io.wardwatch.core.event.Adjustment;
import io.wardwatch.core.event.ClaimLine;
import io.wardwatch.core.event.Codes;
import io.wardwatch.core.event.Diagnosis;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.Labs;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.PriorYear;
import io.wardwatch.core.event.Procedure;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.core.event.Submission;
import io.wardwatch.core.event.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Valid events of every kind with any of their fields. */
final class AnyEvents {
    private static final String[] WORDS = {"N", "5W", "I50.9", "Müller", "心不全", "𝔘nit", "a b", "x\"\\\n\t", "0"};

    private AnyEvents() {}

    static Arbitrary<Event> any() {
        return Arbitraries.randomValue(AnyEvents::event);
    }

    static Event event(Random random) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        Fields.Builder fields = new Fields.Builder();
        for (Field field : Field.values()) {
            if (field.carriedBy(kind.type()) && (random.nextInt(3) == 0 || needed(kind, field))) {
                fields.set(field, value(field, random));
            }
        }
        boolean claim = kind.type() == io.wardwatch.core.event.EventType.CLAIM;
        return new Event(
                kind,
                id(random),
                random.nextBoolean() ? "" : plain(random),
                new PatientKey(random.nextLong(), random.nextLong()),
                plain(random),
                kind.needsEncounter() || random.nextBoolean() ? id(random) : "",
                claim ? id(random) : "",
                time(random),
                time(random),
                RecordedAtBasis.values()[random.nextInt(3)],
                random.nextBoolean() ? Event.ABSENT : time(random),
                random.nextBoolean() ? Event.ABSENT : random.nextLong(),
                cleared(kind, random),
                random.nextBoolean() ? "" : id(random),
                random.nextBoolean() ? "" : id(random),
                fields.build());
    }

    private static boolean needed(Kind kind, Field field) {
        return switch (kind) {
            case PATIENT_PAID, PATIENT_PAYMENT_REVERSED -> field == Field.PAYMENT_ID;
            case MERGED, UNMERGED, MOVED -> field == Field.SURVIVOR_PATIENT_KEY;
            default -> false;
        };
    }

    private static Object value(Field field, Random random) {
        return switch (field.type()) {
            case TEXT ->
                field == Field.SURVIVOR_PATIENT_KEY
                        ? new PatientKey(random.nextLong(), random.nextLong()).hex()
                        : word(random);
            case CODE -> pick(new TreeSet<>(Codes.of(field)).toArray(new String[0]), random);
            case FLAG -> random.nextBoolean();
            case COUNT -> (long) random.nextInt(130);
            case CENTS -> random.nextLong(Validation.MAX_CENTS);
            case DECIMAL -> random.nextDouble() * 20;
            case DATE -> (long) random.nextInt(-25_000, 120_000);
            case INSTANT -> time(random);
            case TEXTS -> list(random, () -> word(random));
            case DIAGNOSES -> list(random, () -> diagnosis(random));
            case PROCEDURES -> list(random, () -> new Procedure(word(random), orEmpty(random), day(random)));
            case LABS ->
                new Labs(List.of(
                        new Labs.Value("sodiumMmoll", random.nextDouble() * 200),
                        new Labs.Value("hemoglobinGdl", random.nextInt(20))));
            case PRIOR_YEAR -> new PriorYear(random.nextInt(-1, 5), random.nextInt(-1, 5), random.nextInt(-1, 5));
            case SUBMISSION -> new Submission(random.nextInt(3), orEmpty(random), orEmpty(random), orEmpty(random));
            case ADJUSTMENTS -> list(random, () -> adjustment(random));
            case LINES -> list(random, () -> line(random));
        };
    }

    private static Diagnosis diagnosis(Random random) {
        Boolean[] present = {null, true, false};
        return new Diagnosis(
                word(random), pick(PartsWire.SYSTEMS.names(), random), random.nextInt(4), present[random.nextInt(3)]);
    }

    private static Adjustment adjustment(Random random) {
        return new Adjustment(
                pick(PartsWire.LEVELS.names(), random),
                random.nextInt(3),
                pick(PartsWire.GROUPS.names(), random),
                word(random),
                // Three of them stay below the bound together.
                random.nextLong(-Validation.MAX_CENTS / 3 + 1, Validation.MAX_CENTS / 3));
    }

    private static ClaimLine line(Random random) {
        return new ClaimLine(
                random.nextInt(9),
                orEmpty(random),
                list(random, () -> word(random)),
                random.nextInt(9) / 2.0,
                random.nextLong(1_000_000),
                orEmpty(random),
                day(random));
    }

    private static Long day(Random random) {
        return random.nextBoolean() ? null : (Long) (long) random.nextInt(20_000);
    }

    private static String orEmpty(Random random) {
        return random.nextBoolean() ? "" : word(random);
    }

    private static long cleared(Kind kind, Random random) {
        long mask = 0;
        for (Field field : Field.values()) {
            if (field.carriedBy(kind.type()) && random.nextInt(20) == 0) {
                mask |= field.bit();
            }
        }
        return mask;
    }

    private static <T> List<T> list(Random random, java.util.function.Supplier<T> item) {
        List<T> items = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            items.add(item.get());
        }
        return List.copyOf(items);
    }

    private static long time(Random random) {
        return random.nextLong(Validation.EARLIEST, Validation.LATEST);
    }

    private static String id(Random random) {
        return plain(random) + Long.toString(random.nextLong(), 36);
    }

    /** Ids hold no control characters. */
    private static String plain(Random random) {
        return word(random).replaceAll("[\\x00-\\x1f]", "");
    }

    private static String word(Random random) {
        return pick(WORDS, random);
    }

    private static String pick(String[] of, Random random) {
        return of[random.nextInt(of.length)];
    }
}
