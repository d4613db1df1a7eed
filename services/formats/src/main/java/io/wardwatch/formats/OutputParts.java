package io.wardwatch.formats;

import io.wardwatch.core.alert.RuleFact;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.core.score.Reason;
import java.util.ArrayList;
import java.util.List;

/** What the output records have in common. Lists are never longer than {@link AvroInput#MAX_ITEMS}. */
final class OutputParts {
    private OutputParts() {}

    static PatientKey readPatient(AvroInput in) {
        return patient(in.text("patientKey"), in);
    }

    /** {@link PatientKey#NOBODY} for an empty text. */
    static PatientKey readPatientIfAny(AvroInput in) {
        String text = in.text("patientKey");
        return text.isEmpty() ? PatientKey.NOBODY : patient(text, in);
    }

    private static PatientKey patient(String text, AvroInput in) {
        PatientKey patient = PatientKey.parse(text);
        if (patient == null) {
            in.refuse(RejectionReason.INVALID_VALUE, "patientKey");
        }
        return patient;
    }

    /** The constant of that name; null, and a refusal, where there is none. */
    static <E extends Enum<E>> E constant(Class<E> type, String name, String field, AvroInput in) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        in.refuse(RejectionReason.UNKNOWN_CODE, field);
        return null;
    }

    /** A long whose absence is {@link Event#ABSENT}. */
    static void writeOptional(long value, AvroOutput out) {
        if (out.present(value != Event.ABSENT)) {
            out.number(value);
        }
    }

    static long readOptional(AvroInput in) {
        return in.present() ? in.number() : Event.ABSENT;
    }

    /** A double whose absence is NaN. */
    static void writeOptional(double value, AvroOutput out) {
        if (out.present(!Double.isNaN(value))) {
            out.decimal(value);
        }
    }

    static double readOptional(String name, AvroInput in) {
        return in.present() ? in.decimal(name) : Double.NaN;
    }

    static void writeReasons(List<Reason> reasons, AvroOutput out) {
        out.beginItems(reasons.size());
        for (Reason reason : reasons) {
            out.text(reason.code());
            out.decimal(reason.value());
            out.decimal(reason.reference());
            out.decimal(reason.contribution());
        }
        out.endItems();
    }

    static List<Reason> readReasons(AvroInput in) {
        return items(
                in,
                "reasons",
                () -> new Reason(
                        in.code("reasons"), in.decimal("reasons"), in.decimal("reasons"), in.decimal("reasons")));
    }

    static void writeFacts(List<RuleFact> facts, AvroOutput out) {
        out.beginItems(facts.size());
        for (RuleFact fact : facts) {
            out.text(fact.code());
            out.number(fact.value());
        }
        out.endItems();
    }

    static List<RuleFact> readFacts(AvroInput in) {
        return items(in, "facts", () -> new RuleFact(in.code("facts"), in.number()));
    }

    static void writeTexts(List<String> texts, AvroOutput out) {
        out.beginItems(texts.size());
        texts.forEach(out::text);
        out.endItems();
    }

    static List<String> readTexts(String name, AvroInput in) {
        return items(in, name, () -> in.code(name));
    }

    static double[] readDecimals(String name, AvroInput in) {
        double[] decimals = new double[8];
        int read = 0;
        for (long block = in.items(0, name); block > 0; block = in.items(read, name)) {
            for (long i = 0; i < block && !in.broken(); i++) {
                if (read == decimals.length) {
                    decimals = java.util.Arrays.copyOf(decimals, read * 2);
                }
                decimals[read++] = in.decimal(name);
            }
        }
        return java.util.Arrays.copyOf(decimals, read);
    }

    static long[] readNumbers(String name, AvroInput in) {
        long[] numbers = new long[8];
        int read = 0;
        for (long block = in.items(0, name); block > 0; block = in.items(read, name)) {
            for (long i = 0; i < block && !in.broken(); i++) {
                if (read == numbers.length) {
                    numbers = java.util.Arrays.copyOf(numbers, read * 2);
                }
                numbers[read++] = in.number();
            }
        }
        return java.util.Arrays.copyOf(numbers, read);
    }

    static <T> List<T> items(AvroInput in, String name, java.util.function.Supplier<T> item) {
        List<T> items = new ArrayList<>();
        long read = 0;
        for (long block = in.items(0, name); block > 0; block = in.items(read, name)) {
            for (long i = 0; i < block && !in.broken(); i++, read++) {
                items.add(item.get());
            }
        }
        return List.copyOf(items);
    }
}
