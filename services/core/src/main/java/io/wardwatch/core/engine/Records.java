package io.wardwatch.core.engine;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.PlaceName;
import io.wardwatch.core.measure.DrgTable;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.policy.VisitLimits;
import io.wardwatch.core.readmission.ValueSetEditions;
import io.wardwatch.core.state.ClaimRecord;
import io.wardwatch.core.state.EncounterRecord;
import io.wardwatch.core.state.Head;
import io.wardwatch.core.state.IdentityCodec;
import io.wardwatch.core.state.StateCodec;
import io.wardwatch.core.state.StateKey;
import io.wardwatch.core.timeline.Entry;
import io.wardwatch.core.timeline.LocalDays;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One patient's records in a store, decoded and encoded; and the calendars that all patients share. */
final class Records {
    /** 2^64 divided by the golden ratio: spreads hashes that differ in few bits. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Shared shared;
    private final StateCodec codec;
    private final Map<ZoneId, LocalDays> calendars;
    private final PatientStore store;
    private final boolean home;
    final PatientKey patient;
    /** What is expected of stays. */
    final DrgTable drgs;
    /** Lists of the readmission measure. */
    final ValueSetEditions editions;
    /** The engine's clock: what is made new holds as of it. ABSENT while no time has passed. */
    final long now;
    /** Of what is written, be it of a home or of a view. */
    final Head.Epoch epoch;

    Records(Shared shared, PatientStore store, PatientKey patient, long now) {
        this(shared, store, patient, now, false);
    }

    private Records(Shared shared, PatientStore store, PatientKey patient, long now, boolean home) {
        this.now = now;
        this.shared = shared;
        this.codec = shared.codec;
        this.calendars = shared.calendars;
        this.drgs = shared.drgs;
        this.editions = shared.editions;
        this.epoch = shared.epoch;
        this.store = store;
        this.patient = patient;
        this.home = home;
    }

    /** What the patient has of its own, where that is kept apart from what it says to the world. */
    Records ofHome() {
        return new Records(shared, store, patient, now, true);
    }

    /** Whether it is what the patient has of its own, apart from what it says to the world: nothing of that is ever due. */
    boolean isHome() {
        return home;
    }

    Policy policy() {
        return shared.policy;
    }

    /** The entries of a place of another home. */
    List<Entry> attached(PatientKey origin, PlaceName place) {
        return new IdentityCodec().decodeEntries(present(store.get(StateKey.attached(patient, origin, place))));
    }

    void putAttached(PatientKey origin, PlaceName place, List<Entry> entries) {
        store.put(StateKey.attached(patient, origin, place), new IdentityCodec().encodeEntries(entries));
    }

    /** What all patients of one engine share. */
    record Shared(
            StateCodec codec,
            Map<ZoneId, LocalDays> calendars,
            DrgTable drgs,
            ValueSetEditions editions,
            Policy policy,
            Head.Epoch epoch) {
        Shared(StateCodec codec, DrgTable drgs, ValueSetEditions editions, Policy policy) {
            this(codec, new HashMap<>(), drgs, editions, policy, epoch(drgs, editions, policy.visits()));
        }

        /** What is due when is part of what a patient said: under other limits the difference cannot be taken. */
        private static Head.Epoch epoch(DrgTable drgs, ValueSetEditions editions, VisitLimits limits) {
            long other = limits.equals(VisitLimits.DEFAULT) ? 0 : limits.hashCode() * SPREAD;
            return new Head.Epoch(drgs.epoch(), editions.fingerprint() ^ other);
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
        byte[] bytes = store.get(StateKey.head(patient, home));
        return bytes == null ? null : codec.decodeHead(bytes);
    }

    EncounterRecord encounter(String facility, String encounterId) {
        return codec.decodeEncounter(present(store.get(StateKey.encounter(patient, home, facility, encounterId))));
    }

    ClaimRecord claim(String facility, String claimId) {
        return codec.decodeClaim(present(store.get(StateKey.claim(patient, home, facility, claimId))));
    }

    private static byte[] present(byte[] bytes) {
        if (bytes == null) {
            throw new IllegalStateException("the head names a record that the store does not have");
        }
        return bytes;
    }

    void put(Head head) {
        store.put(StateKey.head(patient, home), codec.encode(head));
    }

    void put(String facility, String encounterId, EncounterRecord record) {
        store.put(StateKey.encounter(patient, home, facility, encounterId), codec.encode(record));
    }

    void put(String facility, String claimId, ClaimRecord record) {
        store.put(StateKey.claim(patient, home, facility, claimId), codec.encode(record));
    }
}
