package io.wardwatch.backtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Event lines that no hospital would send: every kind on a few encounters and claims of a few patients, at random times, in
 * random order, undoing what was or was not there. Rules meet here that a plausible history keeps apart.
 */
final class RandomHistory {
    private static final Instant START = Instant.parse("2025-02-20T00:00:00Z");
    private static final int SECONDS = 50 * 86_400;
    /** Claims are spread wider, so that balances of every age are open. */
    private static final int CLAIM_SECONDS = 200 * 86_400;

    private static final int EVENTS_A_PATIENT = 34;
    private static final String[] DISPOSITIONS = {"03", "07", "02", "06"};
    private static final String[] FACILITIES = {"NORTH", "ISLE"};
    private static final String[] ADMISSION_KINDS = {
        "ADMITTED",
        "ADMITTED",
        "REGISTERED",
        "TRANSFERRED",
        "TRANSFERRED",
        "CLASS_CHANGED",
        "UPDATED",
        "LEAVE_STARTED",
        "LEAVE_ENDED",
        "CANCELLED",
        "TRANSFER_CANCELLED",
        "VISIT_DELETED"
    };
    private static final String[] DISCHARGE_KINDS = {
        "DISCHARGED", "DISCHARGED", "DISCHARGED", "CANCELLED", "CODED", "DIED"
    };
    private static final String[] CLAIM_KINDS = {
        "SUBMITTED",
        "SUBMITTED",
        "SUBMITTED",
        "ADJUDICATED",
        "ADJUDICATED",
        "ADJUDICATED",
        "REVERSED",
        "REVERSED",
        "VOIDED",
        "PATIENT_PAID",
        "PATIENT_PAID",
        "PATIENT_PAYMENT_REVERSED",
        "ADJUSTED",
        "ADJUSTED",
        "ADJUSTMENT_REVERSED",
        "TRANSFERRED_TO_PATIENT",
        "REFUNDED",
        "RECOUPED"
    };

    private static final String[] DIAGNOSES = {
        "I50.9", "I5021", "I21.4", "J18.9", "J44.1", "C18.9", "F32.9", "Z5111", "N39.0", "M1711", "Q99.9", "i509", "?"
    };
    private static final String[] PROCEDURES = {"0SRC0J9", "021009W", "02RF38Z", "0270046", "0TY00Z0", "30233N1", "XYZ"
    };

    private final Random random;
    /** Apart, so that what codes say shifts nothing else. */
    private final Random codes;

    private final List<String> lines = new ArrayList<>();
    private int events;

    private RandomHistory(long seed) {
        this.random = new Random(seed);
        this.codes = new Random(seed + 1);
    }

    static List<String> lines(long seed, int patients) {
        RandomHistory history = new RandomHistory(seed);
        for (int patient = 0; patient < patients; patient++) {
            int first = history.events;
            for (int i = 0; i < EVENTS_A_PATIENT; i++) {
                history.add(patient, first);
            }
        }
        return history.lines;
    }

    private void add(int patient, int first) {
        int encounter = random.nextInt(3);
        int dice = random.nextInt(14);
        StringBuilder line = new StringBuilder("{");
        text(line, "type", dice < 6 ? "admission" : dice < 9 ? "discharge" : "claim");
        String kind = one(dice < 6 ? ADMISSION_KINDS : dice < 9 ? DISCHARGE_KINDS : CLAIM_KINDS);
        text(line, "kind", kind);
        String id = "e" + events++;
        text(line, "eventId", id);
        text(line, "patientId", "P" + patient);
        // One facility an encounter, so that the ids of two hospitals do not meet.
        text(line, "facility", FACILITIES[encounter % 2]);
        text(line, "encounterId", "V" + patient + "-" + encounter);
        long occurred = START.getEpochSecond() + random.nextInt(dice < 9 ? SECONDS : CLAIM_SECONDS);
        text(line, "occurredAt", Instant.ofEpochSecond(occurred).toString());
        text(
                line,
                "recordedAt",
                Instant.ofEpochSecond(occurred + random.nextInt(6 * 86_400)).toString());
        if (random.nextInt(4) == 0) {
            text(line, "affectedEventId", "e" + (first + random.nextInt(EVENTS_A_PATIENT)));
        }
        if (dice < 9) {
            codes(line);
        }
        if (dice < 6) {
            admission(line, kind);
        } else if (dice < 9) {
            discharge(line);
        } else {
            claim(line, patient);
        }
        line.setCharAt(line.length() - 1, '}');
        lines.add(line.toString());
        if (dice >= 9 && random.nextInt(12) == 0) {
            again(line.toString(), id, occurred);
        }
    }

    /** The same under another id, now and then of another moment. */
    private void again(String line, String id, long occurred) {
        long moved = random.nextBoolean() ? occurred : occurred + random.nextInt(40 * 86_400) - 20 * 86_400;
        lines.add(line.replace('"' + id + '"', "\"again-" + id + '"')
                .replace(
                        "\"occurredAt\":\"" + Instant.ofEpochSecond(occurred),
                        "\"occurredAt\":\"" + Instant.ofEpochSecond(moved)));
    }

    /** Diagnoses with and without ranks, of several systems; procedures; now and then nothing, or that they are cleared. */
    private void codes(StringBuilder line) {
        if (codes.nextInt(2) == 0) {
            line.append("\"diagnoses\":[");
            int size = 1 + codes.nextInt(2);
            for (int i = 0; i < size; i++) {
                line.append(i == 0 ? "{" : ",{");
                text(line, "code", DIAGNOSES[codes.nextInt(DIAGNOSES.length)]);
                text(line, "system", codes.nextInt(8) == 0 ? "ICD9" : "ICD10");
                line.append("\"rank\":").append(codes.nextInt(3)).append('}');
            }
            line.append("],");
        }
        if (codes.nextInt(5) == 0) {
            line.append("\"procedures\":[{");
            text(line, "code", PROCEDURES[codes.nextInt(PROCEDURES.length)]);
            text(line, "system", codes.nextInt(6) == 0 ? "CPT" : "ICD10PCS");
            line.setCharAt(line.length() - 1, '}');
            line.append("],");
        }
    }

    private void admission(StringBuilder line, String kind) {
        if (kind.equals("CLASS_CHANGED") || random.nextInt(3) == 0) {
            text(line, "class", one("INPATIENT", "INPATIENT", "EMERGENCY", "OBSERVATION"));
        }
        maybe(line, "unit", "5W", "6W", "ICU");
        maybe(line, "payer", "MEDICARE", "SUMMIT");
        maybe(line, "provider", "DR1", "DR2", "DR3");
        maybe(line, "birthDate", "1940-02-29", "1980-03-01", "2008-03-15");
        if (random.nextInt(3) == 0) {
            line.append("\"ageYears\":").append(random.nextInt(100)).append(',');
        }
        if (random.nextInt(6) == 0) {
            line.append("\"cleared\":[\"")
                    .append(one("payer", "provider", "birthDate", "ageYears"))
                    .append("\"],");
        }
    }

    private void discharge(StringBuilder line) {
        maybe(line, "unit", "5W", "ICU");
        maybe(line, "disposition", "01", "20", DISPOSITIONS[codes.nextInt(DISPOSITIONS.length)]);
        maybe(line, "provider", "DR4");
        // Not by chance, which would shift all that comes after.
        if (events % 3 > 0) {
            text(line, "drg", events % 3 == 1 ? "291" : "39");
        }
        if (random.nextBoolean()) {
            line.append("\"chargeCents\":").append(random.nextInt(5_000_000)).append(',');
        }
        if (random.nextInt(6) == 0) {
            line.append("\"cleared\":[\"")
                    .append(one("unit", "disposition", "chargeCents"))
                    .append("\"],");
        }
    }

    private void claim(StringBuilder line, int patient) {
        text(line, "claimId", "C" + patient + "-" + random.nextInt(2));
        maybe(line, "payer", "MEDICARE", "ACME");
        maybe(line, "claimStatus", "1", "4", "23");
        if (random.nextInt(4) > 0) {
            line.append("\"chargeCents\":").append(random.nextInt(5_000_000)).append(',');
        }
        cents(line, "paidCents");
        cents(line, "patientResponsibilityCents");
        text(line, "paymentId", one("p1", "p2"));
        maybe(line, "remitId", "R1", "R2");
        maybe(line, "payerControlNumber", "N1", "N2");
        maybe(line, "adjustmentClass", "CONTRACTUAL", "BAD_DEBT", "TIMELY_FILING", "UNKNOWN");
        line.append("\"adjustments\":[{\"level\":\"CLAIM\",\"group\":\"CO\",\"code\":\"45\",\"cents\":")
                .append(random.nextInt(900_000) - 100_000)
                .append("},{\"level\":\"LINE\",\"line\":1,\"group\":\"CO\",\"code\":\"97\",\"cents\":7}],");
        if (random.nextInt(5) == 0) {
            text(line, "effectiveDate", one("2025-03-01", "2025-04-20", "2025-06-15"));
        }
        if (random.nextInt(8) == 0) {
            line.append("\"submission\":{\"sequence\":2,\"frequencyCode\":\"")
                    .append(one("7", "8"))
                    .append("\",\"payerSequence\":\"P\"},");
        }
        if (random.nextInt(20) == 0) {
            text(line, "currency", one("USD", "EUR"));
        }
    }

    /** Few amounts, so that one payment is said twice now and then. */
    private void cents(StringBuilder line, String name) {
        if (random.nextInt(4) > 0) {
            line.append('"')
                    .append(name)
                    .append("\":")
                    .append(random.nextInt(3) * 123_457)
                    .append(',');
        }
    }

    private void maybe(StringBuilder line, String name, String... values) {
        if (random.nextBoolean()) {
            text(line, name, one(values));
        }
    }

    private static void text(StringBuilder line, String name, String value) {
        line.append('"').append(name).append("\":\"").append(value).append("\",");
    }

    private String one(String... values) {
        return values[random.nextInt(values.length)];
    }
}
