package io.wardwatch.simulator;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.simulator.SimulatedRecord.Content;
import io.wardwatch.simulator.SimulatedRecord.Delivery;
import io.wardwatch.simulator.SimulatedRecord.Garbage;
import io.wardwatch.simulator.SimulatedRecord.Sent;
import java.nio.charset.StandardCharsets;

/**
 * Makes records that must be refused without harm to their neighbours: some as bytes, some as events that break a rule. Each is a
 * function of its neighbour, and of billing where that one is: so wards' feeds are their own, down to what is broken in them.
 */
final class Poison {
    private static final int DEPTH = 1_000;
    private static final int LONG_TEXT = 70_000;
    private static final byte[] UNKNOWN_SCHEMA_ID = {0, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 2, 2, 2};
    private static final byte[] CUT_HEADER = {0, 0, 0};
    private static final long YEAR_1 = Event.micros(java.time.Instant.parse("0001-03-01T00:00:00Z"));
    private static final long YEAR_9999 = Event.micros(java.time.Instant.parse("9999-12-31T00:00:00Z"));
    private static final int FLAWS = 15;
    private static final int INVALID_EVENTS = 6;

    private final Sent neighbour;
    private final String id;
    private final boolean claims;

    private Poison(Sent neighbour, String id) {
        this.neighbour = neighbour;
        this.id = id;
        this.claims = neighbour.family() == EventType.CLAIM;
    }

    /**
     * A poisoned record of the same patient and moment as {@code neighbour}.
     *
     * @param chance in [0, 1); decides what is wrong with it
     * @param id of its own
     */
    static SimulatedRecord besides(Sent neighbour, double chance, String id) {
        Poison poison = new Poison(neighbour, id);
        int flaw = (int) (chance * FLAWS);
        return flaw < INVALID_EVENTS ? poison.invalid(flaw) : poison.garbage(flaw);
    }

    private SimulatedRecord invalid(int flaw) {
        long at = neighbour.deliveredAt();
        boolean unnumbered = flaw == 1 || flaw == 2 || (flaw == 5 && !claims);
        Event event = new Event(
                claims ? claimKind(flaw) : wardKind(flaw),
                id,
                "LEGACY",
                neighbour.patient(),
                "NORTH",
                unnumbered && !claims ? "" : "V" + id,
                unnumbered || !claims ? "" : "C" + id,
                flaw == 3 ? YEAR_1 : at,
                flaw == 4 ? YEAR_9999 : at,
                RecordedAtBasis.SOURCE,
                Event.ABSENT,
                Event.ABSENT,
                0,
                "",
                "",
                new Fields.Builder()
                        .set(Field.CHARGE_CENTS, flaw == 0 ? -250_000L : null)
                        .set(Field.PAID_CENTS, flaw == 5 && claims ? 12_500L : null)
                        .build());
        return new Sent(at, neighbour.patientId(), event, Delivery.ON_TIME, Content.INVALID);
    }

    /** Flaw 5 is a payment without its number. */
    private static Kind claimKind(int flaw) {
        return flaw == 5 ? Kind.PATIENT_PAID : Kind.SUBMITTED;
    }

    private static Kind wardKind(int flaw) {
        return switch (flaw) {
            case 0 -> Kind.CODED;
            case 3, 4 -> Kind.UPDATED;
            default -> Kind.DISCHARGED;
        };
    }

    private SimulatedRecord garbage(int flaw) {
        String good = line("\"occurredAt\":\"" + Event.instant(neighbour.deliveredAt()) + "\"");
        return switch (flaw) {
            case 6 -> garbage("TRUNCATED", good.substring(0, good.length() / 2), CUT_HEADER);
            case 7 -> garbage("UNKNOWN_FIELD", good.replace("}", ",\"bloodType\":\"A+\"}"), UNKNOWN_SCHEMA_ID);
            case 8 -> garbage("UNKNOWN_KIND", good.replace("\"" + kind() + "\"", "\"TELEPORTED\""), null);
            case 9 -> garbage("MISSING_FIELD", good.replaceFirst("\"facility\":\"[A-Z]*\",", ""), null);
            case 10 -> garbage("IMPOSSIBLE_TIME", line("\"occurredAt\":\"2025-02-30T25:61:00Z\""), null);
            case 11 -> garbage("NOT_JSON", "MSH|^~\\&|LEGACY|NORTH|||20250101||ADT^A01|1|P|2.5", null);
            case 12 ->
                garbage(
                        "DEEP",
                        good.replace("}", ",\"diagnoses\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH) + "}"),
                        null);
            case 13 -> garbage("LONG", good.replace("}", ",\"plan\":\"" + "W".repeat(LONG_TEXT) + "\"}"), null);
            default -> garbage("UNKNOWN_TYPE", good.replace("\"" + type() + "\"", "\"teleport\""), UNKNOWN_SCHEMA_ID);
        };
    }

    private String type() {
        return claims ? "claim" : "admission";
    }

    private String kind() {
        return claims ? "SUBMITTED" : "UPDATED";
    }

    private String line(String time) {
        return "{\"type\":\"" + type() + "\",\"kind\":\"" + kind() + "\",\"eventId\":\"" + id + "\",\"patientId\":\""
                + neighbour.patientId() + "\",\"encounterId\":\"V" + id + "\","
                + (claims ? "\"claimId\":\"C" + id + "\"," : "")
                + "\"facility\":\"NORTH\"," + time + "}";
    }

    private SimulatedRecord garbage(String flaw, String line, byte[] value) {
        byte[] bytes = value == null ? line.getBytes(StandardCharsets.UTF_8) : value.clone();
        EventType family = claims ? EventType.CLAIM : EventType.ADMISSION;
        return new Garbage(
                neighbour.deliveredAt(), neighbour.patientId(), neighbour.patient(), family, flaw, line, bytes);
    }
}
