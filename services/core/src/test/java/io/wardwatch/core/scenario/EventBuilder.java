package io.wardwatch.core.scenario;

import io.wardwatch.core.event.Diagnosis;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RecordedAtBasis;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Writes one event of a scenario. Times are like {@code 2025-03-01T08:15}, UTC; recorded when it occurred unless said. */
public final class EventBuilder {
    public static final PatientKey PATIENT = new PatientKey(7, 11);

    private final Kind kind;
    private final String eventId;
    private final Fields.Builder fields = new Fields.Builder();
    private final List<Diagnosis> diagnoses = new ArrayList<>();
    private PatientKey patient = PATIENT;
    private String source = "";
    private String facility = "NORTH";
    private String encounterId = "V1";
    private String claimId = "";
    private long occurredAt;
    private Long recordedAt;
    private RecordedAtBasis basis = RecordedAtBasis.SOURCE;
    private long sequence = Event.ABSENT;
    private long cleared;
    private String affected = "";
    private Event built;

    private EventBuilder(Kind kind, String eventId) {
        this.kind = kind;
        this.eventId = eventId;
    }

    public static EventBuilder event(Kind kind, String eventId) {
        return new EventBuilder(kind, eventId);
    }

    public static long micros(String time) {
        Instant instant = LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
        return Event.micros(instant);
    }

    public EventBuilder at(String time) {
        return at(micros(time));
    }

    public EventBuilder at(long micros) {
        occurredAt = micros;
        return this;
    }

    public EventBuilder recorded(String time) {
        return recorded(micros(time));
    }

    public EventBuilder recorded(long micros) {
        recordedAt = micros;
        return this;
    }

    public EventBuilder basis(RecordedAtBasis known) {
        basis = known;
        return this;
    }

    public EventBuilder patient(PatientKey key) {
        patient = key;
        return this;
    }

    public EventBuilder of(String facilityCode, String encounter) {
        facility = facilityCode;
        encounterId = encounter;
        return this;
    }

    public EventBuilder claim(String claim) {
        claimId = claim;
        return this;
    }

    public EventBuilder source(String system, long number) {
        source = system;
        sequence = number;
        return this;
    }

    public EventBuilder undoing(String event) {
        affected = event;
        return this;
    }

    public EventBuilder clearing(Field field) {
        cleared |= field.bit();
        return this;
    }

    public EventBuilder with(Field field, Object value) {
        fields.set(field, value);
        return this;
    }

    public EventBuilder unit(String unit) {
        return with(Field.UNIT, unit);
    }

    public EventBuilder icd10(String... codes) {
        for (String code : codes) {
            diagnoses.add(new Diagnosis(code, "ICD10", diagnoses.size() + 1, null));
        }
        return with(Field.DIAGNOSES, List.copyOf(diagnoses));
    }

    /** The event; one and the same however often it is asked for, so that two charts may share a line. */
    public Event build() {
        if (built == null) {
            built = make();
        }
        return built;
    }

    private Event make() {
        return new Event(
                kind,
                eventId,
                source,
                patient,
                facility,
                encounterId,
                claimId,
                occurredAt,
                recordedAt == null ? occurredAt : recordedAt,
                basis,
                Event.ABSENT,
                sequence,
                cleared,
                "",
                affected,
                fields.build());
    }
}
