package io.wardwatch.core.scenario;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.engine.IssuedPaymentScore;
import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.engine.KnownPatient;
import io.wardwatch.core.engine.Label;
import io.wardwatch.core.engine.OutputBytes;
import io.wardwatch.core.engine.Outputs;
import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.engine.PatientStore;
import io.wardwatch.core.engine.Result;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.Assignment;
import io.wardwatch.core.identity.Link;
import io.wardwatch.core.identity.Notice;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.DrgTable;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.readmission.ValueSetEditions;
import io.wardwatch.core.score.ScoreBytes;
import io.wardwatch.core.score.Scorer;
import io.wardwatch.core.state.Head;
import io.wardwatch.core.state.StateKey;
import io.wardwatch.core.timeline.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A host as small as can be: applies events over a map, carries what patients tell one another, keeps the sum of all that the
 * engine said, and can ask what the state alone says. The two must agree.
 */
public final class Ward {
    /** What is expected of stays here: 291 in two years, 470 of its length alone. */
    public static final DrgTable DRGS = new DrgTable(Map.of(
            new DrgTable.Key("291", 2024), new DrgTable.Expected(4_100, 41_000, 213_000),
            new DrgTable.Key("291", 2025), new DrgTable.Expected(3_900, 39_500, 220_500),
            new DrgTable.Key("470", 0), new DrgTable.Expected(1_500, -1, -1)));

    private final PatientEngine engine;
    private final Map<String, byte[]> records = new HashMap<>();
    private final Map<String, Integer> revisions = new HashMap<>();
    public final List<CareAlert> alertsSaid = new ArrayList<>();
    public final List<IssuedScore> scoresSaid = new ArrayList<>();
    public final List<IssuedPaymentScore> paymentScoresSaid = new ArrayList<>();
    public final List<FinanceAlert> financeAlertsSaid = new ArrayList<>();
    public final List<Stay> staysSaid = new ArrayList<>();
    public final List<JudgedStay> judgedStaysSaid = new ArrayList<>();
    public final List<Label> labelsSaid = new ArrayList<>();
    /** Every difference, as it was said. */
    public final List<Contribution> differencesSaid = new ArrayList<>();

    private final TreeMap<Long, Set<PatientKey>> dueAt = new TreeMap<>();
    private boolean several;
    private boolean shared;
    public final Said said = new Said();
    private final Post post = new Post(this);
    private final Outputs outputs = new Outputs() {
        @Override
        public void score(IssuedScore score) {
            int expected = revisions.getOrDefault(score.scoreId(), 0) + 1;
            // A trigger whose id turned out to stand elsewhere takes its score with it, count and all.
            boolean again = score.revision() == 1 && !said.scores.containsKey(of(score.scoreId(), score.patient()));
            if (score.revision() != expected && !again && !shared) {
                throw new AssertionError("revisions of a score count 1, 2, 3, …");
            }
            revisions.put(score.scoreId(), score.revision());
            scoresSaid.add(score);
            if (score.withdrawn()) {
                said.scores.remove(of(score.scoreId(), score.patient()));
            } else {
                said.scores.put(of(score.scoreId(), score.patient()), text(score));
            }
        }

        @Override
        public void alert(CareAlert alert) {
            alertsSaid.add(alert);
            if (gone(alert.reason())) {
                said.alerts.remove(of(alert.alertId(), alert.patient()));
            } else {
                said.alerts.put(of(alert.alertId(), alert.patient()), alert);
            }
        }

        @Override
        public void paymentScore(IssuedPaymentScore score) {
            int expected = revisions.getOrDefault(score.scoreId(), 0) + 1;
            if (score.revision() != expected && !shared) {
                throw new AssertionError("revisions of a score count 1, 2, 3, …");
            }
            revisions.put(score.scoreId(), score.revision());
            paymentScoresSaid.add(score);
            if (score.withdrawn()) {
                said.paymentScores.remove(of(score.scoreId(), score.patient()));
            } else {
                said.paymentScores.put(of(score.scoreId(), score.patient()), text(score));
            }
        }

        @Override
        public void financeAlert(FinanceAlert alert) {
            financeAlertsSaid.add(alert);
            if (gone(alert.reason())) {
                said.financeAlerts.remove(of(alert.alertId(), alert.patient()));
            } else {
                said.financeAlerts.put(of(alert.alertId(), alert.patient()), alert);
            }
        }

        @Override
        public void stay(Stay stay) {
            staysSaid.add(stay);
            String key = key(stay);
            if (stay.state() != Stay.State.VOID) {
                said.stays.put(key, stay);
            } else if (said.stays.remove(key) == null) {
                throw new AssertionError("only a stay that was said can be void");
            }
        }

        @Override
        public void judgedStay(JudgedStay stay) {
            judgedStaysSaid.add(stay);
            String key = key(stay);
            if (stay.state() != JudgedStay.State.VOID) {
                said.judgedStays.put(key, stay);
            } else if (said.judgedStays.remove(key) == null) {
                throw new AssertionError("only what was judged can be void");
            }
        }

        @Override
        public void label(Label label) {
            labelsSaid.add(label);
            String key = key(label);
            int expected = revisions.merge("label " + key, 1, Integer::sum);
            // Of a place of several numbers whoever holds it counts on.
            several |= !label.patient().equals(EventBuilder.PATIENT);
            if (label.revision() != expected && !several) {
                throw new AssertionError("revisions of a label count 1, 2, 3, …");
            }
            if (label.outcome() == Label.Outcome.WITHDRAWN) {
                said.labels.remove(key);
            } else {
                said.labels.put(key, HexFormat.of().formatHex(OutputBytes.of(label)));
            }
        }

        @Override
        public void contribution(Contribution difference) {
            differencesSaid.add(difference);
            said.add(difference);
        }

        @Override
        public void finding(Finding finding, boolean raised) {
            said.count(finding, raised ? 1 : -1);
        }

        @Override
        public void due(PatientKey patient, long was, long is) {
            if (was != Head.NEVER && !dueAt.getOrDefault(was, new HashSet<>()).remove(patient)) {
                throw new AssertionError("what is taken from the index has to stand in it");
            }
            if (is != Head.NEVER) {
                dueAt.computeIfAbsent(is, key -> new HashSet<>()).add(patient);
            }
        }

        @Override
        public void links(PatientKey home, List<Link> links) {
            post.links(home, links);
        }

        @Override
        public void notice(Notice notice) {
            post.notice(notice);
        }
    };

    private static boolean gone(String reason) {
        return reason.equals("SCORE_REVISED") || reason.equals("MERGED") || reason.equals("FACT_GONE");
    }

    /** What two numbers say under one id is two things while they are two patients. */
    static String of(String id, PatientKey patient) {
        return patient.equals(EventBuilder.PATIENT) ? id : id + " " + patient.hex();
    }

    static String key(Stay stay) {
        return of(stay.facility() + " " + stay.encounterId(), stay.patient());
    }

    static String key(JudgedStay stay) {
        return of(stay.facility() + " " + stay.encounterId(), stay.patient());
    }

    static String key(Label label) {
        return of(label.facility() + " " + label.encounterId() + " " + label.horizonDays() + "d", label.patient());
    }

    /** Ids are shared by several numbers: who counts their revisions is not to be told. */
    public Ward withSharedIds() {
        shared = true;
        return this;
    }

    public Ward() {
        this(Scorer.bundled());
    }

    public Ward(Scorer scorer) {
        this(scorer, ValueSetEditions.excerpt());
    }

    public Ward(Scorer scorer, ValueSetEditions editions) {
        engine = new PatientEngine(scorer, DRGS, editions);
    }

    /** The store, for tests of state bytes. */
    public final PatientStore store = new PatientStore() {
        @Override
        public byte[] get(byte[] key) {
            return records.get(HexFormat.of().formatHex(key));
        }

        @Override
        public void put(byte[] key, byte[] value) {
            records.put(HexFormat.of().formatHex(key), value);
        }
    };

    public Ward facility(Facility facility) {
        engine.facility(facility);
        return this;
    }

    public Result apply(Event event) {
        return engine.apply(store, event, outputs);
    }

    /** Time passes: the engine's clock is {@code moment}, and whatever is due by then is said. */
    public Ward pass(long moment) {
        engine.clock(moment);
        List<PatientKey> due = new ArrayList<>();
        dueAt.headMap(moment, true).values().forEach(due::addAll);
        due.forEach(patient -> engine.due(store, patient, outputs));
        return this;
    }

    /** The same, by a local time of day as {@link EventBuilder#micros} reads it. */
    public Ward pass(String moment) {
        return pass(EventBuilder.micros(moment));
    }

    /** Applies them all; what patients tell one another arrives before the next. */
    public Ward applyAll(List<Event> events) {
        for (Event event : events) {
            apply(event);
            post.deliverAll(new Random(events.size()));
        }
        return this;
    }

    /** The same, but what patients tell one another arrives at any time later, two by two in order. */
    public Ward applyAll(List<Event> events, Random random) {
        for (Event event : events) {
            apply(event);
            while (random.nextInt(3) != 0 && post.deliverOne(random)) {
                // another one
            }
        }
        post.deliverAll(random);
        return this;
    }

    /** Applies events of {@link EventBuilder#PATIENT} that a host gathered. What patients tell one another is not delivered. */
    public int applyGathered(List<Event> events) {
        return engine.applyAll(store, EventBuilder.PATIENT, events, outputs);
    }

    /** What holds at {@code moment} of {@link EventBuilder#PATIENT} where these are all events, without the state; fails unless as many are applied. */
    public Said gathered(List<Event> events, long moment, long applied) {
        engine.clock(moment);
        KnownPatient known = engine.gather(EventBuilder.PATIENT, events);
        if (known.applied() != applied) {
            throw new AssertionError("applied " + known.applied() + " of gathered events, not " + applied);
        }
        Said now = new Said();
        engine.describe(known, new Described(now, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        return now;
    }

    /** Every record, both key and value in hexadecimal. */
    public Map<String, String> state() {
        Map<String, String> state = new TreeMap<>();
        records.forEach((key, value) -> state.put(key, HexFormat.of().formatHex(value)));
        return state;
    }

    void assign(Assignment assignment) {
        engine.assign(store, assignment, outputs);
    }

    void receive(Notice notice) {
        engine.receive(store, notice, outputs);
    }

    /** What holds of all patients. */
    public Said describedAll() {
        Said now = new Said();
        for (String key : records.keySet()) {
            byte[] bytes = HexFormat.of().parseHex(key);
            if (StateKey.isHead(bytes)) {
                describe(StateKey.patient(bytes), now, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            }
        }
        return now;
    }

    public int stateBytes() {
        return records.entrySet().stream()
                .mapToInt(record -> record.getKey().length() / 2 + record.getValue().length)
                .sum();
    }

    /** What holds of {@code patient} by its state alone. */
    public Said described(PatientKey patient) {
        Said now = new Said();
        describe(patient, now, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        return now;
    }

    private void describe(
            PatientKey patient,
            Said now,
            List<IssuedScore> scores,
            List<IssuedPaymentScore> payments,
            List<Contribution> contributions) {
        engine.describe(store, patient, new Described(now, scores, payments, contributions));
    }

    static String text(IssuedPaymentScore score) {
        return HexFormat.of().formatHex(OutputBytes.of(score));
    }

    static String text(IssuedScore score) {
        return score.moment() + " of " + score.trigger() + " at " + score.scoredAt() + " "
                + HexFormat.of().formatHex(ScoreBytes.encode(score.score()));
    }

    /** What holds of contributions, as it is described. */
    public List<Contribution> contributions() {
        List<Contribution> contributions = new ArrayList<>();
        describe(EventBuilder.PATIENT, new Said(), new ArrayList<>(), new ArrayList<>(), contributions);
        return contributions;
    }

    /** The scores that hold, with their revisions, in the order of their triggers' times. */
    public List<IssuedScore> scores() {
        List<IssuedScore> scores = new ArrayList<>();
        describe(EventBuilder.PATIENT, new Said(), scores, new ArrayList<>(), new ArrayList<>());
        scores.sort(Comparator.comparingLong(IssuedScore::scoredAt));
        return scores;
    }

    /** The scores of claims that hold, in the order of their triggers' times. */
    public List<IssuedPaymentScore> paymentScores() {
        List<IssuedPaymentScore> scores = new ArrayList<>();
        describe(EventBuilder.PATIENT, new Said(), new ArrayList<>(), scores, new ArrayList<>());
        scores.sort(Comparator.comparingLong(IssuedPaymentScore::scoredAt));
        return scores;
    }

    public Said described() {
        return described(EventBuilder.PATIENT);
    }

    /** Scores by id, alerts by id, stays, findings with their count, and the sum of all contributions by cell and column. */
    public static final class Said {
        public final Map<String, Integer> entries = new TreeMap<>();
        public final Map<String, String> scores = new TreeMap<>();
        public final Map<String, CareAlert> alerts = new TreeMap<>();
        public final Map<String, String> paymentScores = new TreeMap<>();
        public final Map<String, FinanceAlert> financeAlerts = new TreeMap<>();
        /** By facility and encounter, with a space between. */
        public final Map<String, Stay> stays = new TreeMap<>();

        /** Likewise. */
        public final Map<String, JudgedStay> judgedStays = new TreeMap<>();

        /** By facility, encounter and horizon: canonical bytes. */
        public final Map<String, String> labels = new TreeMap<>();

        public final Map<String, Integer> findings = new TreeMap<>();
        public final Map<String, Long> cells = new TreeMap<>();

        void add(Contribution c) {
            for (int i = 0; i < c.columns().length; i++) {
                String cell = String.join(
                        "|",
                        c.group().name(),
                        c.facility(),
                        Long.toString(c.day()),
                        c.unit(),
                        c.provider(),
                        c.payer(),
                        c.ageGroup(),
                        Integer.toString(c.columns()[i]));
                cells.merge(cell, c.amounts()[i], (a, b) -> a + b == 0 ? null : (Long) (a + b));
            }
        }

        void count(Finding finding, int by) {
            findings.merge(finding.toString(), by, (a, b) -> a + b == 0 ? null : (Integer) (a + b));
        }

        /** The sum of one column of a group over all cells. */
        public long sum(MeasureGroup group, int column) {
            return cells.entrySet().stream()
                    .filter(cell -> cell.getKey().startsWith(group.name() + "|")
                            && cell.getKey().endsWith("|" + column))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        public boolean finds(Finding.Code code) {
            return findings.keySet().stream().anyMatch(finding -> finding.contains("code=" + code + ","));
        }
    }
}
