package io.wardwatch.backtest.cases;

import io.wardwatch.core.measure.AgeGroup;
import io.wardwatch.model.Followed;
import io.wardwatch.model.Outcome;
import io.wardwatch.model.Said;
import java.util.Arrays;

/**
 * All cases of a run, by column, in the order in which they came: by patient. Holds every score of the window, also those of
 * which nothing can be said, so that scores = labelled + censored + excluded. Filled by one thread, then read by any.
 */
public final class CaseTable {
    private static final Outcome.State[] STATES = Outcome.State.values();
    private static final int FIRST = 1 << 10;

    private final int models;
    private final int rules;
    private final Words words = new Words();
    private int size;
    private long[] ids = new long[FIRST];
    private int[] patients = new int[FIRST];
    private int[] facilities = new int[FIRST];
    private int[] units = new int[FIRST];
    private int[] payers = new int[FIRST];
    private int[] sexes = new int[FIRST];
    private int[] ages = new int[FIRST];
    private int[] moments = new int[FIRST];
    private int[] reasons = new int[FIRST];
    private int[] days = new int[FIRST];
    private long[] scoredAt = new long[FIRST];
    private byte[] states = new byte[FIRST];
    private byte[] labels = new byte[FIRST];
    private int[] daysToOutcome = new int[FIRST];
    private long[] cents = new long[FIRST];
    private double[] probabilities;
    private double[] ruleValues;
    private double[][] features = new double[FIRST][];

    /** @param rules how many simple rules say something of each case */
    public CaseTable(int models, int rules) {
        this.models = models;
        this.rules = rules;
        this.probabilities = new double[FIRST * models];
        this.ruleValues = new double[FIRST * rules];
    }

    /** Appends a case. Features are kept of labelled ones alone: nothing is computed of others. */
    public void add(Case next) {
        if (size == ids.length) {
            grow();
        }
        Followed followed = next.followed();
        Said said = followed.said();
        ids[size] = Long.parseUnsignedLong(said.scoreId().substring(0, 16), 16);
        patients[size] = next.patient();
        facilities[size] = words.number(said.facility());
        units[size] = words.number(followed.unit());
        payers[size] = words.number(followed.payer());
        sexes[size] = words.number(followed.sex());
        ages[size] = followed.ageYears();
        moments[size] = words.number(said.moment());
        reasons[size] = words.number(followed.outcome().reason());
        days[size] = Math.toIntExact(followed.day());
        scoredAt[size] = said.scoredAt();
        states[size] = (byte) followed.outcome().state().ordinal();
        labels[size] = (byte) followed.outcome().label();
        daysToOutcome[size] = followed.outcome().days();
        cents[size] = said.amountCents();
        System.arraycopy(next.probabilities(), 0, probabilities, size * models, models);
        System.arraycopy(said.rules(), 0, ruleValues, size * rules, rules);
        features[size] = followed.outcome().labelled() ? said.features() : null;
        size++;
    }

    public int size() {
        return size;
    }

    public int models() {
        return models;
    }

    public int rules() {
        return rules;
    }

    /** Sixteen hexadecimal digits, a function of the score. */
    public String id(int row) {
        return String.format("%016x", ids[row]);
    }

    /** The id as an unsigned number: an order among equals that no model and no outcome enters. */
    public long idBits(int row) {
        return ids[row];
    }

    public int patient(int row) {
        return patients[row];
    }

    public String facility(int row) {
        return words.text(facilities[row]);
    }

    /** Stands for the facility within this table. */
    int facilityNumber(int row) {
        return facilities[row];
    }

    public String unit(int row) {
        return words.text(units[row]);
    }

    public String payer(int row) {
        return words.text(payers[row]);
    }

    public String sex(int row) {
        return words.text(sexes[row]);
    }

    public String ageGroup(int row) {
        return AgeGroup.of(ages[row]);
    }

    public String moment(int row) {
        return words.text(moments[row]);
    }

    /** Why nothing can be said, or empty. */
    public String reason(int row) {
        return words.text(reasons[row]);
    }

    /** Local day on which the score could be acted on. */
    public int day(int row) {
        return days[row];
    }

    public long scoredAt(int row) {
        return scoredAt[row];
    }

    public Outcome.State state(int row) {
        return STATES[states[row]];
    }

    /** 1, 0, or -1 where nothing can be said. */
    public int label(int row) {
        return labels[row];
    }

    /** Whether it counts in rates. */
    public boolean labelled(int row) {
        return labels[row] >= 0;
    }

    /** -1 where nothing came. */
    public int daysToOutcome(int row) {
        return daysToOutcome[row];
    }

    /** What is at stake in a claim; -1 unknown, and of stays. */
    public long cents(int row) {
        return cents[row];
    }

    public double probability(int row, int model) {
        return probabilities[row * models + model];
    }

    /** What simple rule {@code rule} says; NaN or negative where it says nothing. */
    public double rule(int row, int rule) {
        return ruleValues[row * rules + rule];
    }

    /** As the engine saw them; null of a case without a label. Not to be changed. */
    public double[] features(int row) {
        return features[row];
    }

    private void grow() {
        int more = size * 2;
        ids = Arrays.copyOf(ids, more);
        patients = Arrays.copyOf(patients, more);
        facilities = Arrays.copyOf(facilities, more);
        units = Arrays.copyOf(units, more);
        payers = Arrays.copyOf(payers, more);
        sexes = Arrays.copyOf(sexes, more);
        ages = Arrays.copyOf(ages, more);
        moments = Arrays.copyOf(moments, more);
        reasons = Arrays.copyOf(reasons, more);
        days = Arrays.copyOf(days, more);
        scoredAt = Arrays.copyOf(scoredAt, more);
        states = Arrays.copyOf(states, more);
        labels = Arrays.copyOf(labels, more);
        daysToOutcome = Arrays.copyOf(daysToOutcome, more);
        cents = Arrays.copyOf(cents, more);
        probabilities = Arrays.copyOf(probabilities, more * models);
        ruleValues = Arrays.copyOf(ruleValues, more * rules);
        features = Arrays.copyOf(features, more);
    }
}
