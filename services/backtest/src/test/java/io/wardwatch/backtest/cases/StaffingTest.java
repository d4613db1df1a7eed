package io.wardwatch.backtest.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.model.Followed;
import io.wardwatch.model.Outcome;
import io.wardwatch.model.Said;
import io.wardwatch.model.Target;
import org.junit.jupiter.api.Test;

/** Daily lists by hand: two facilities, three days, one place a day. */
final class StaffingTest {
    private static final Outcome EVENT = new Outcome(Outcome.State.EVENT, "", 9, 1);
    private static final Outcome NONE = new Outcome(Outcome.State.NO_EVENT, "", -1, 0);
    private static final Outcome OPEN = new Outcome(Outcome.State.CENSORED, "FOLLOW_UP_OPEN", -1, -1);

    private final CaseTable table = new CaseTable(1, 1);
    private int ids;

    @Test
    void shouldTakeTheHighestOfEachFacilityAndDay() {
        add("NORTH", 1, 0.9, EVENT);
        add("NORTH", 1, 0.8, EVENT);
        add("NORTH", 3, 0.2, NONE);
        add("ISLE", 1, 0.1, EVENT);

        Staffing one = Staffing.of(list(), facility -> 1);

        assertThat(one.taken()).isEqualTo(3);
        assertThat(one.ppv().value()).isEqualTo(2.0 / 3);
        assertThat(one.ppv().n()).isEqualTo(3);
        assertThat(one.sensitivity().value()).isEqualTo(2.0 / 3);
        assertThat(one.numberNeeded()).isCloseTo(1.5, within(1e-12));
        assertThat(one.leadDaysMedian()).isEqualTo(9);
        // Of NORTH days 1, 2 and 3, of ISLE day 1: 1, 0, 1 and 1 taken up.
        assertThat(one.perDayMedian()).isEqualTo(1);
        assertThat(one.perDayP95()).isEqualTo(1);
    }

    @Test
    void shouldFillPlacesWithCasesOfWhichNothingIsKnownButStateNoRateOfThem() {
        add("NORTH", 1, 0.9, OPEN);
        add("NORTH", 1, 0.8, EVENT);

        Staffing one = Staffing.of(list(), facility -> 1);

        assertThat(one.taken()).isEqualTo(1);
        assertThat(one.ppv().n()).isZero();
        assertThat(one.sensitivity().value()).isZero();
    }

    @Test
    void shouldGiveEachFacilityItsOwnPlaces() {
        add("NORTH", 1, 0.9, EVENT);
        add("NORTH", 1, 0.8, NONE);
        add("ISLE", 1, 0.7, NONE);

        BacktestPolicy policy = BacktestPolicy.parse("backtest.capacity = 0\nbacktest.capacity.NORTH = 2");

        assertThat(Staffing.of(list(), policy::capacityOf).taken()).isEqualTo(2);
        assertThat(Staffing.curve(list())).extracting(Staffing::capacity).containsExactly(1, 2);
    }

    @Test
    void shouldWidenTheIntervalWhenCasesAreOfFewPatients() {
        Share.Counter independent = new Share.Counter(200);
        Share.Counter clustered = new Share.Counter(200);
        for (int i = 0; i < 200; i++) {
            independent.add(i, i % 2 == 0);
            clustered.add(i / 20, i / 20 % 2 == 0);
        }

        Share alone = independent.share();
        Share together = clustered.share();

        // Wilson's interval of 100 in 200, from Newcombe 1998's formula.
        assertThat(alone.low()).isCloseTo(0.4314, within(1e-3));
        assertThat(alone.high()).isCloseTo(0.5686, within(1e-3));
        assertThat(together.value()).isEqualTo(alone.value());
        assertThat(together.high() - together.low()).isGreaterThan(3 * (alone.high() - alone.low()));
    }

    private Shortlist list() {
        return Shortlist.of(table, "DISCHARGE", row -> table.probability(row, 0));
    }

    private void add(String facility, int day, double probability, Outcome outcome) {
        int number = ++ids;
        Said said = new Said(
                String.format("%032x", number),
                Target.READMISSION_30D,
                new PatientKey(0, number),
                facility,
                "V" + number,
                "DISCHARGE",
                "e" + number,
                "",
                day * 86_400_000_000L,
                new double[20],
                new double[] {0},
                -1);
        table.add(new Case(
                number, new Followed(said, day, "5W", "", "F", 70, outcome, day + 30), new double[] {probability}));
    }
}
