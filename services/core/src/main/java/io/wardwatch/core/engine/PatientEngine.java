package io.wardwatch.core.engine;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.Assignment;
import io.wardwatch.core.identity.Notice;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.DrgTable;
import io.wardwatch.core.measure.PatientContributions;
import io.wardwatch.core.measure.ReturnContributions;
import io.wardwatch.core.readmission.ValueSetEditions;
import io.wardwatch.core.score.Scorer;
import io.wardwatch.core.state.EntryCodec;
import io.wardwatch.core.state.Head;
import io.wardwatch.core.state.StateCodec;
import io.wardwatch.core.state.StateWriter;
import io.wardwatch.core.timeline.Entry;
import io.wardwatch.core.timeline.Finding;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The engine: state and one event in; new state, contribution differences, stays, scores, alerts and findings out. Both hosts
 * call exactly this, the stream processor over its store and the replayer over a map. One thread an instance.
 *
 * <p>Applying an event makes the next version of the patient and says the difference between what holds of the two. Only
 * places that the event touches are read: its own encounter or claim, stays whose following stay changed, claims whose
 * encounter's dimensions changed, and encounters with entries recorded after it.
 */
public final class PatientEngine {
    /** Where a patient is kept of whom nothing is. */
    private static final PatientStore NOWHERE = new PatientStore() {
        @Override
        public byte[] get(byte[] key) {
            throw new IllegalStateException("what was gathered is in no store");
        }

        @Override
        public void put(byte[] key, byte[] value) {
            throw new IllegalStateException("what was gathered is in no store");
        }
    };

    private final StateCodec codec = new StateCodec();
    private final StateWriter scratch = new StateWriter();
    private final Records.Shared shared;
    private final Timeline timeline = new Timeline();
    private final Consequences consequences;
    private final MergedPatients merged;
    private long clock = Event.ABSENT;

    /** With the value sets that ship: for demonstration and tests. */
    public PatientEngine(Scorer scorer) {
        this(scorer, DrgTable.NONE);
    }

    /** The same with a table of what is expected of stays. */
    public PatientEngine(Scorer scorer, DrgTable drgs) {
        this(scorer, drgs, ValueSetEditions.excerpt());
    }

    /**
     * @param drgs what is expected of stays; state that contributed under another table is refused
     * @param editions lists of the readmission measure; likewise
     */
    public PatientEngine(Scorer scorer, DrgTable drgs, ValueSetEditions editions) {
        this.shared = new Records.Shared(codec, drgs, editions, scorer.policy());
        consequences = new Consequences(scorer);
        merged = new MergedPatients(timeline, consequences);
    }

    /** Sets or replaces a facility's zone; UTC where none was given. Days said before keep the zone they were said in. */
    public void facility(Facility facility) {
        timeline.facility(facility);
    }

    /**
     * Sets the clock forward, in whole hours; to a moment behind it changes nothing. What is due by then is said of a patient with
     * {@link #due}, and before anything else is of one that is not up to it yet. Without any clock nothing is ever due.
     */
    public void clock(long micros) {
        if (micros != Event.ABSENT) {
            clock = Math.max(clock, Math.floorDiv(micros, Due.HOUR) * Due.HOUR);
        }
    }

    /** Lets time pass for one patient: says what is due by the clock and was not said yet. */
    public void due(PatientStore store, PatientKey patient, Outputs outputs) {
        load(store, patient, outputs);
    }

    /** Applies one accepted event to its patient's records in {@code store} and says what changed to {@code outputs}. */
    public Result apply(PatientStore store, Event event, Outputs outputs) {
        Patient before = load(store, event.patient(), outputs);
        if (before.bonds != null) {
            return merged.apply(before, event, outputs);
        }
        Timeline.Added added = timeline.add(before, event);
        if (added.after() != before) {
            consequences.draw(before, added, outputs);
            Links.say(before, event, added, outputs);
        }
        return added.result();
    }

    /**
     * Applies accepted events of one patient in their order, and says of each what {@link #apply} would; its records are read and
     * written once. How many were applied; the others are duplicates.
     */
    public int applyAll(PatientStore store, PatientKey key, List<Event> events, Outputs outputs) {
        Patient loaded = load(store, key, outputs);
        int applied = 0;
        if (loaded.bonds != null) {
            for (Event event : events) {
                applied += apply(store, event, outputs) == Result.APPLIED ? 1 : 0;
            }
            return applied;
        }
        Patient now = loaded;
        for (Event event : events) {
            Timeline.Added added = timeline.add(now, event);
            if (added.after() != now) {
                Patient before = now;
                now = consequences.follow(before, added, outputs);
                Links.say(before, event, added, outputs);
            }
            applied += added.result() == Result.APPLIED ? 1 : 0;
        }
        if (now != loaded) {
            Consequences.save(loaded, now);
        }
        return applied;
    }

    /**
     * What is known at the clock of a patient of whom {@code events} are all there is, in whatever order, and whom nothing ties to
     * others: as if each were applied and then time passed, without a step an event and without a store. Counters of revisions
     * alone are others than those of steps.
     */
    public KnownPatient gather(PatientKey key, List<Event> events) {
        Gathering gathering = new Gathering(timeline);
        int applied = 0;
        for (Event event : events) {
            applied += gathering.add(event) ? 1 : 0;
        }
        Patient gathered = gathering.patient(new Records(shared, NOWHERE, key, clock));
        return new KnownPatient(consequences.scored(gathered, Unsaid.OUTPUTS), applied);
    }

    /** What is known at the clock of a patient whose records are in {@code store}; due things that were not said yet are not. */
    public KnownPatient known(PatientStore store, PatientKey key) {
        return new KnownPatient(load(store, key), 0);
    }

    /**
     * Follows where the entries of a home belong by now: what has to be with another patient is taken back and said to that
     * one, or asked for where it is with a third.
     */
    public void assign(PatientStore store, Assignment assignment, Outputs outputs) {
        merged.assign(load(store, assignment.home(), outputs), assignment, outputs);
    }

    /** Hears what another patient tells of a place. What is older than what is known of it changes nothing. */
    public void receive(PatientStore store, Notice notice, Outputs outputs) {
        merged.receive(load(store, notice.to(), outputs), notice, outputs);
    }

    private Patient load(PatientStore store, PatientKey patient) {
        return Patient.load(new Records(shared, store, patient, clock));
    }

    /** As of the clock. */
    private Patient load(PatientStore store, PatientKey key, Outputs outputs) {
        Patient patient = load(store, key);
        if (patient.due > clock) {
            return patient;
        }
        consequences.pass(Passing.of(patient, clock), outputs);
        return load(store, key);
    }

    /**
     * Refuses state of another format, or that contributed under another catalogue: what it said then and what it would say now
     * have no difference that could be taken. It has to be rebuilt from the inputs.
     *
     * @param head any record that {@link io.wardwatch.core.state.StateKey#isHead} takes for a head
     * @throws IllegalStateException where it is of another format, epoch or value sets
     */
    public void requireCurrent(byte[] head) {
        int version = StateCodec.versionOf(head);
        if (version != StateCodec.VERSION) {
            throw new IllegalStateException(
                    "it is of format " + version + ", and this build keeps format " + StateCodec.VERSION);
        }
        Head.Epoch epoch = shared.epoch();
        Head.Epoch kept = codec.decodeHead(head).epoch();
        if (kept.catalogue() != epoch.catalogue()) {
            throw new IllegalStateException("it contributed under epoch " + kept.catalogue()
                    + " of the catalogue, and this build contributes under epoch " + epoch.catalogue());
        }
        if (kept.valueSets() != epoch.valueSets()) {
            throw new IllegalStateException("it contributed under value sets " + hex(kept.valueSets())
                    + " of the readmission measure, and those given now are " + hex(epoch.valueSets()));
        }
    }

    private static String hex(long digest) {
        return HexFormat.of().toHexDigits(digest);
    }

    /**
     * Says all that holds of one patient now, from its records alone; nothing of a patient never seen. Of one whose entries are
     * with another: its entries alone.
     */
    public void describe(PatientStore store, PatientKey key, Description description) {
        describe(known(store, key), description);
    }

    /** The same of one that is known already. */
    public void describe(KnownPatient known, Description description) {
        Patient patient = known.patient;
        if (description.wantsEntries()) {
            describeEntries(MergedPatients.home(patient), description);
        }
        List<Contribution> contributions = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < patient.encounters.size(); i++) {
            Change.contribute(patient, i, contributions);
            DischargeScores.contribute(patient, i, contributions);
            Findings.ofEncounter(patient.encounters.get(i), findings);
            Stay stay = Stay.of(patient, i);
            if (stay != null) {
                description.stay(stay);
            }
            JudgedStay judged = JudgedStay.of(patient, i);
            if (judged != null) {
                description.judgedStay(judged);
            }
            Labels.describe(patient, i, description);
            consequences.scoring.describe(patient, i, description);
            consequences.rules.describe(patient, i, description);
        }
        for (Claim claim : patient.claims) {
            Change.contribute(patient, claim, contributions);
            Findings.ofClaim(claim, findings);
            consequences.payments.describe(claim, description);
        }
        PatientContributions.of(PatientCount.discharges(patient), contributions);
        ReturnContributions.of(ReturnCharges.of(patient), contributions);
        Findings.ofPatient(patient, findings);
        contributions.forEach(description::contribution);
        findings.forEach(description::finding);
    }

    private void describeEntries(Patient patient, Description description) {
        String key = patient.records.patient.hex();
        for (Entry entry : patient.entries) {
            description.entry(EntryCodec.canonical(scratch, key, entry));
        }
        for (Encounter encounter : patient.encounters) {
            String place = key + "\u0001" + encounter.summary.facility() + "\u0001" + encounter.summary.encounterId();
            for (Entry entry : encounter.record().entries()) {
                description.entry(EntryCodec.canonical(scratch, place, entry));
            }
        }
        for (Claim claim : patient.claims) {
            String place = key + "\u0002" + claim.summary.facility() + "\u0002" + claim.summary.claimId();
            for (Entry entry : claim.record().entries()) {
                description.entry(EntryCodec.canonical(scratch, place, entry));
            }
        }
    }
}
