package io.wardwatch.core.engine;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.measure.DrgTable;
import io.wardwatch.core.readmission.ValueSetEditions;
import io.wardwatch.core.state.ClaimRecord;
import io.wardwatch.core.state.EncounterRecord;
import io.wardwatch.core.state.Head;
import io.wardwatch.core.state.StateCodec;
import io.wardwatch.core.state.StateKey;
import io.wardwatch.core.timeline.LocalDays;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** One patient's records in a store, decoded and encoded; and the calendars that all patients share. */
final class Records {
    private final StateCodec codec;
    private final Map<ZoneId, LocalDays> calendars;
    private final PatientStore store;
    final PatientKey patient;
    /** What is expected of stays. */
    final DrgTable drgs;
    /** Lists of the readmission measure. */
    final ValueSetEditions editions;

    Records(Shared shared, PatientStore store, PatientKey patient) {
        this.codec = shared.codec;
        this.calendars = shared.calendars;
        this.drgs = shared.drgs;
        this.editions = shared.editions;
        this.store = store;
        this.patient = patient;
    }

    /** What all patients of one engine share. */
    record Shared(StateCodec codec, Map<ZoneId, LocalDays> calendars, DrgTable drgs, ValueSetEditions editions) {
        Shared(StateCodec codec, DrgTable drgs, ValueSetEditions editions) {
            this(codec, new HashMap<>(), drgs, editions);
        }
    }

    LocalDays days(ZoneId zone) {
        LocalDays days = calendars.get(zone);
        if (days == null) {
            days = new LocalDays(zone);
            calendars.put(zone, days);
        }
        return days;
    }

    /** The head, or null for a patient never seen. */
    Head head() {
        byte[] bytes = store.get(StateKey.head(patient));
        return bytes == null ? null : codec.decodeHead(bytes);
    }

    EncounterRecord encounter(String facility, String encounterId) {
        return codec.decodeEncounter(present(store.get(StateKey.encounter(patient, facility, encounterId))));
    }

    ClaimRecord claim(String facility, String claimId) {
        return codec.decodeClaim(present(store.get(StateKey.claim(patient, facility, claimId))));
    }

    private static byte[] present(byte[] bytes) {
        if (bytes == null) {
            throw new IllegalStateException("the head names a record that the store does not have");
        }
        return bytes;
    }

    void put(Head head) {
        store.put(StateKey.head(patient), codec.encode(head));
    }

    void put(String facility, String encounterId, EncounterRecord record) {
        store.put(StateKey.encounter(patient, facility, encounterId), codec.encode(record));
    }

    void put(String facility, String claimId, ClaimRecord record) {
        store.put(StateKey.claim(patient, facility, claimId), codec.encode(record));
    }
}
