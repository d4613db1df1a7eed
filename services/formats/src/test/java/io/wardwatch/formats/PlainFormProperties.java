package io.wardwatch.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.RecordedAtBasis;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.ZoneOffset;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PlainFormProperties {
    private static final ClearIds IDS = new ClearIds("P1", "city", "P2");
    private final Pseudonyms pseudonyms = Pseudonyms.demo();

    @Provide
    Arbitrary<Event> events() {
        return AnyEvents.any().map(this::asAFileCarriesIt);
    }

    @Property
    void shouldReadBackWhatItWrote(@ForAll("events") Event event) {
        assertThat(parse(written(event))).isEqualTo(Parsed.accepted(event));
    }

    @Property
    void shouldNeverThrowForALineThatWasDamaged(@ForAll("events") Event event, @ForAll Random random) {
        byte[] line = written(event);
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            byte damaged = (byte) random.nextInt();
            line[random.nextInt(line.length - 1)] = damaged == '\n' ? 0 : damaged;
        }
        assertThat(parse(line)).isNotNull();
    }

    private Parsed<Event> parse(byte[] line) {
        return new PlainReader(new ByteArrayInputStream(line), "f", pseudonyms, facility -> ZoneOffset.UTC).next();
    }

    private static byte[] written(Event event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PlainWriter writer = new PlainWriter(bytes)) {
            writer.write(event, event.fields().has(Field.SURVIVOR_PATIENT_KEY) ? IDS : new ClearIds("P1", "city", ""));
        }
        return bytes.toByteArray();
    }

    /** The event as the plain form can say it: the patients of {@link #IDS}, and only two grounds of recordedAt. */
    private Event asAFileCarriesIt(Event event) {
        boolean assumed = event.basis() == RecordedAtBasis.ASSUMED
                && AssumedLags.recordedAt(event.kind(), event.occurredAt()) < io.wardwatch.core.event.Validation.LATEST;
        Fields.Builder fields = new Fields.Builder();
        for (Field field : Field.values()) {
            fields.set(field, event.fields().get(field));
        }
        if (fields.has(Field.SURVIVOR_PATIENT_KEY)) {
            fields.set(Field.SURVIVOR_PATIENT_KEY, pseudonyms.of("city", "P2").hex());
        }
        return new Event(
                event.kind(),
                event.eventId(),
                event.source(),
                pseudonyms.of("city", "P1"),
                event.facility(),
                event.encounterId(),
                event.claimId(),
                event.occurredAt(),
                assumed ? AssumedLags.recordedAt(event.kind(), event.occurredAt()) : event.recordedAt(),
                assumed ? RecordedAtBasis.ASSUMED : RecordedAtBasis.SOURCE,
                event.receivedAt(),
                event.sequence(),
                event.cleared(),
                event.causeId(),
                event.affectedEventId(),
                fields.build());
    }
}
