package io.wardwatch.simulator;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.simulator.SimulatedRecord.Content;
import io.wardwatch.simulator.SimulatedRecord.Delivery;
import io.wardwatch.simulator.SimulatedRecord.Garbage;
import io.wardwatch.simulator.SimulatedRecord.Sent;
import java.nio.charset.StandardCharsets;

/** Makes records that must be refused without harm to their neighbours: some as bytes, some as events that break a rule. */
final class Poison {
    private static final int DEPTH = 1_000;
    private static final int LONG_TEXT = 70_000;
    private static final byte[] UNKNOWN_SCHEMA_ID = {0, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 2, 2, 2};
    private static final byte[] CUT_HEADER = {0, 0, 0};
    private static final long YEAR_1 = Event.micros(java.time.Instant.parse("0001-03-01T00:00:00Z"));
    private static final long YEAR_9999 = Event.micros(java.time.Instant.parse("9999-12-31T00:00:00Z"));
    private static final int FLAWS = 15;
    private static final int INVALID_EVENTS = 6;

    private long made;

    /** A poisoned record of the same patient and moment as {@code neighbour}. */
    SimulatedRecord besides(SimulatedRecord neighbour, Dice dice) {
        made++;
        int flaw = dice.below(FLAWS);
        return flaw < INVALID_EVENTS ? invalid(neighbour, flaw) : garbage(neighbour, flaw);
    }

    private SimulatedRecord invalid(SimulatedRecord neighbour, int flaw) {
        long at = neighbour.deliveredAt();
        Fields.Builder fields = new Fields.Builder();
        Kind kind =
                switch (flaw) {
                    case 0, 1 -> Kind.SUBMITTED;
                    case 2 -> Kind.DISCHARGED;
                    case 5 -> Kind.PATIENT_PAID;
                    default -> Kind.UPDATED;
                };
        String claimId = flaw == 0 || flaw == 5 ? Ids.of('C', 0, made) : "";
        fields.set(Field.CHARGE_CENTS, flaw == 0 ? -250_000L : null);
        // Flaw 5 is a payment without its number.
        fields.set(Field.PAID_CENTS, flaw == 5 ? 12_500L : null);
        Event event = new Event(
                kind,
                Ids.of('X', 0, made),
                "LEGACY",
                neighbour.patient(),
                "NORTH",
                flaw == 2 ? "" : Ids.of('V', 0, made),
                claimId,
                flaw == 3 ? YEAR_1 : at,
                flaw == 4 ? YEAR_9999 : at,
                RecordedAtBasis.SOURCE,
                Event.ABSENT,
                Event.ABSENT,
                0,
                "",
                "",
                fields.build());
        return new Sent(at, neighbour.patientId(), event, Delivery.ON_TIME, Content.INVALID);
    }

    private SimulatedRecord garbage(SimulatedRecord neighbour, int flaw) {
        String good = line(neighbour.patientId(), "\"occurredAt\":\"" + Event.instant(neighbour.deliveredAt()) + "\"");
        return switch (flaw) {
            case 6 -> garbage(neighbour, "TRUNCATED", good.substring(0, good.length() / 2), CUT_HEADER);
            case 7 ->
                garbage(neighbour, "UNKNOWN_FIELD", good.replace("}", ",\"bloodType\":\"A+\"}"), UNKNOWN_SCHEMA_ID);
            case 8 -> garbage(neighbour, "UNKNOWN_KIND", good.replace("UPDATED", "TELEPORTED"), null);
            case 9 -> garbage(neighbour, "MISSING_FIELD", good.replaceFirst("\"facility\":\"[A-Z]*\",", ""), null);
            case 10 ->
                garbage(
                        neighbour,
                        "IMPOSSIBLE_TIME",
                        line(neighbour.patientId(), "\"occurredAt\":\"2025-02-30T25:61:00Z\""),
                        null);
            case 11 -> garbage(neighbour, "NOT_JSON", "MSH|^~\\&|LEGACY|NORTH|||20250101||ADT^A01|1|P|2.5", null);
            case 12 ->
                garbage(
                        neighbour,
                        "DEEP",
                        good.replace("}", ",\"diagnoses\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH) + "}"),
                        null);
            case 13 ->
                garbage(neighbour, "LONG", good.replace("}", ",\"unit\":\"" + "W".repeat(LONG_TEXT) + "\"}"), null);
            default ->
                garbage(neighbour, "UNKNOWN_TYPE", good.replace("\"admission\"", "\"teleport\""), UNKNOWN_SCHEMA_ID);
        };
    }

    private String line(String patientId, String time) {
        return "{\"type\":\"admission\",\"kind\":\"UPDATED\",\"eventId\":\"" + Ids.of('X', 0, made)
                + "\",\"patientId\":\"" + patientId + "\",\"encounterId\":\"" + Ids.of('V', 0, made)
                + "\",\"facility\":\"NORTH\"," + time + "}";
    }

    private static SimulatedRecord garbage(SimulatedRecord neighbour, String flaw, String line, byte[] value) {
        byte[] bytes = value == null ? line.getBytes(StandardCharsets.UTF_8) : value.clone();
        PatientKey key = neighbour.patient();
        return new Garbage(neighbour.deliveredAt(), neighbour.patientId(), key, EventType.ADMISSION, flaw, line, bytes);
    }
}
