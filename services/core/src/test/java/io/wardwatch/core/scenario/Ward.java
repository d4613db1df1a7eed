package io.wardwatch.core.scenario;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.engine.Description;
import io.wardwatch.core.engine.IssuedPaymentScore;
import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.engine.OutputBytes;
import io.wardwatch.core.engine.Outputs;
import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.engine.PatientStore;
import io.wardwatch.core.engine.Result;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.DrgTable;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.readmission.ValueSetEditions;
import io.wardwatch.core.score.ScoreBytes;
import io.wardwatch.core.score.Scorer;
import io.wardwatch.core.timeline.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A host as small as can be: applies events over a map, keeps the sum of all that the engine said, and can ask what the state
 * alone says. The two must agree.
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
    /** Every difference, as it was said. */
    public final List<Contribution> differencesSaid = new ArrayList<>();

    public final Said said = new Said();
    private final Outputs outputs = new Outputs() {
        @Override
        public void score(IssuedScore score) {
            int expected = revisions.getOrDefault(score.scoreId(), 0) + 1;
            // A trigger whose id turned out to stand elsewhere takes its score with it, count and all.
            boolean again = score.revision() == 1 && !said.scores.containsKey(score.scoreId());
            if (score.revision() != expected && !again) {
                throw new AssertionError("revisions of a score count 1, 2, 3, …");
            }
            revisions.put(score.scoreId(), score.revision());
            scoresSaid.add(score);
            if (score.withdrawn()) {
                said.scores.remove(score.scoreId());
            } else {
                said.scores.put(score.scoreId(), text(score));
            }
        }

        @Override
        public void alert(CareAlert alert) {
            alertsSaid.add(alert);
            if (alert.reason().equals("SCORE_REVISED")) {
                said.alerts.remove(alert.alertId());
            } else {
                said.alerts.put(alert.alertId(), alert);
            }
        }

        @Override
        public void paymentScore(IssuedPaymentScore score) {
            int expected = revisions.getOrDefault(score.scoreId(), 0) + 1;
            if (score.revision() != expected) {
                throw new AssertionError("revisions of a score count 1, 2, 3, …");
            }
            revisions.put(score.scoreId(), score.revision());
            paymentScoresSaid.add(score);
            if (score.withdrawn()) {
                said.paymentScores.remove(score.scoreId());
            } else {
                said.paymentScores.put(score.scoreId(), text(score));
            }
        }

        @Override
        public void financeAlert(FinanceAlert alert) {
            financeAlertsSaid.add(alert);
            if (alert.reason().equals("SCORE_REVISED")) {
                said.financeAlerts.remove(alert.alertId());
            } else {
                said.financeAlerts.put(alert.alertId(), alert);
            }
        }

        @Override
        public void stay(Stay stay) {
            staysSaid.add(stay);
            String key = stay.facility() + " " + stay.encounterId();
            if (stay.state() != Stay.State.VOID) {
                said.stays.put(key, stay);
            } else if (said.stays.remove(key) == null) {
                throw new AssertionError("only a stay that was said can be void");
            }
        }

        @Override
        public void judgedStay(JudgedStay stay) {
            judgedStaysSaid.add(stay);
            String key = stay.facility() + " " + stay.encounterId();
            if (stay.state() != JudgedStay.State.VOID) {
                said.judgedStays.put(key, stay);
            } else if (said.judgedStays.remove(key) == null) {
                throw new AssertionError("only what was judged can be void");
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
    };

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

    public Ward applyAll(List<Event> events) {
        events.forEach(this::apply);
        return this;
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
        engine.describe(store, patient, new Description() {
            @Override
            public void entry(byte[] canonical) {
                now.entries.merge(HexFormat.of().formatHex(canonical), 1, Integer::sum);
            }

            @Override
            public void score(IssuedScore score) {
                scores.add(score);
                now.scores.put(score.scoreId(), text(score));
            }

            @Override
            public void alert(CareAlert alert) {
                now.alerts.put(alert.alertId(), alert);
            }

            @Override
            public void paymentScore(IssuedPaymentScore score) {
                payments.add(score);
                now.paymentScores.put(score.scoreId(), text(score));
            }

            @Override
            public void financeAlert(FinanceAlert alert) {
                now.financeAlerts.put(alert.alertId(), alert);
            }

            @Override
            public void stay(Stay stay) {
                now.stays.put(stay.facility() + " " + stay.encounterId(), stay);
            }

            @Override
            public void judgedStay(JudgedStay stay) {
                now.judgedStays.put(stay.facility() + " " + stay.encounterId(), stay);
            }

            @Override
            public void contribution(Contribution contribution) {
                contributions.add(contribution);
                now.add(contribution);
            }

            @Override
            public void finding(Finding finding) {
                now.count(finding, 1);
            }
        });
    }

    private static String text(IssuedPaymentScore score) {
        return HexFormat.of().formatHex(OutputBytes.of(score));
    }

    private static String text(IssuedScore score) {
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
