package io.wardwatch.core.readmission;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Procedure;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds of the measure whatever a patient's stays are: also where they overlap, stay open and contradict each other. */
class ReadmissionLawsTest {
    private static final long HOUR = 3_600_000_000L;
    private static final List<MeasureSpec> SPECS =
            List.of(MeasureSpec.crude(), MeasureSpec.hospitalWide(), MeasureSpec.cms());
    private static final int[] CLASSES = classes();

    private static int[] classes() {
        ValueSets sets = ValueSetReader.excerpt();
        String[] codes = {"I509", "I509", "A419", "F209", "C509", "Z5111", "M1611", "O80", ""};
        int[] classes = new int[codes.length];
        for (int i = 0; i < codes.length; i++) {
            classes[i] = sets.classify(codes[i], List.of());
        }
        classes[6] = sets.classify("M1611", List.of(new Procedure("0SR9019", "", null)));
        return classes;
    }

    /** Hours from the first event; ids are given by place, so that they differ. */
    private record Drawn(int from, int hours, int facility, int ending, int classAt, int age, int setting) {
        StayFacts fact(int number) {
            boolean open = ending == 0;
            // Three zones apart enough to disagree about the day.
            long shift = new long[] {0, -11, 14}[facility] * HOUR;
            long begin = from * HOUR;
            long end = open ? Event.ABSENT : begin + hours * HOUR;
            return new StayFacts(
                    setting > 1 ? Setting.INPATIENT : setting == 1 ? Setting.EMERGENCY : Setting.OBSERVATION,
                    "F" + facility,
                    "V" + number,
                    begin,
                    end,
                    Math.floorDiv(begin + shift, 24 * HOUR),
                    open ? Event.ABSENT : Math.floorDiv(end + shift, 24 * HOUR),
                    open ? Ending.OPEN : Ending.values()[1 + ending % 4],
                    age,
                    CLASSES[classAt]);
        }
    }

    @Provide
    Arbitrary<List<StayFacts>> patients() {
        // Some close together, so that there are chains and overlaps; some as far apart as the horizons.
        Arbitrary<Integer> from = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 24 * 12),
                Arbitraries.integers().between(0, 24 * 250),
                Arbitraries.integers().between(0, 6).map(week -> week * 24));
        Arbitrary<Integer> hours =
                Arbitraries.oneOf(Arbitraries.integers().between(0, 100), Arbitraries.of(0, 24, 48, 24 * 40, 24 * 120));
        Arbitrary<Integer> ending = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.of(4, 8)),
                Tuple.of(3, Arbitraries.integers().between(0, 3)));
        return Combinators.combine(
                        from,
                        hours,
                        Arbitraries.integers().between(0, 2),
                        ending,
                        Arbitraries.integers().between(0, CLASSES.length - 1),
                        Arbitraries.of(-1, 10, 40, 70, 70),
                        Arbitraries.integers().between(0, 9))
                .as(Drawn::new)
                .list()
                .ofMaxSize(14)
                .map(ReadmissionLawsTest::facts);
    }

    private static List<StayFacts> facts(List<Drawn> drawn) {
        List<StayFacts> facts = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            facts.add(drawn.get(i).fact(i));
        }
        return facts;
    }

    private static Map<String, IndexStay> rows(MeasureSpec spec, List<StayFacts> facts) {
        Map<String, IndexStay> rows = new HashMap<>();
        new ReadmissionMeasure(spec)
                .of(Stays.of(facts))
                .forEach(row -> rows.put(row.stay().encounterId(), row));
        return rows;
    }

    @Property(tries = 300)
    void shouldNotAskForOrder(@ForAll("patients") List<StayFacts> facts, @ForAll long seed) {
        List<StayFacts> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, new Random(seed));
        for (MeasureSpec spec : SPECS) {
            assertThat(new ReadmissionMeasure(spec).of(Stays.of(shuffled)))
                    .isEqualTo(new ReadmissionMeasure(spec).of(Stays.of(facts)));
        }
    }

    @Property(tries = 500)
    void shouldCountNoUnplannedReadmissionThatIsNoCrudeOne(@ForAll("patients") List<StayFacts> facts) {
        Map<String, IndexStay> crude = rows(MeasureSpec.crude(), facts);
        for (IndexStay row : rows(MeasureSpec.hospitalWide(), facts).values()) {
            IndexStay same = crude.get(row.stay().encounterId());
            assertThat(!row.included() || same.included()).isTrue();
            for (int horizon : MeasureSpec.HORIZONS) {
                if (row.included() && row.any().within(horizon)) {
                    assertThat(same.any().within(horizon)).isTrue();
                }
                if (row.included() && row.same().within(horizon)) {
                    assertThat(same.same().within(horizon)).isTrue();
                }
            }
        }
    }

    @Property(tries = 300)
    void shouldKeepRatesBetweenNoneAndAllAndHorizonsInOrder(@ForAll("patients") List<StayFacts> facts) {
        for (MeasureSpec spec : SPECS) {
            long before = 0;
            for (int horizon : MeasureSpec.HORIZONS) {
                List<IndexStay> rows = new ReadmissionMeasure(spec).of(Stays.of(facts));
                long index = rows.stream().filter(IndexStay::included).count();
                long again =
                        rows.stream().filter(row -> row.any().within(horizon)).count();
                assertThat(again).isBetween(before, index);
                before = again;
            }
        }
    }

    @Property(tries = 500)
    void shouldGiveEachEpisodeAtMostOneIndexStay(@ForAll("patients") List<StayFacts> facts) {
        Map<String, Integer> carriers = new HashMap<>();
        for (IndexStay row : rows(MeasureSpec.hospitalWide(), facts).values()) {
            boolean last = row.reasons().stream()
                    .noneMatch(reason -> reason == NotIndex.TRANSFERRED_OUT
                            || reason == NotIndex.OVERLAPPING_STAY
                            || reason == NotIndex.SAME_DAY_SAME_HOSPITAL
                            || reason == NotIndex.NOT_INPATIENT);
            if (last) {
                carriers.merge(row.episode().encounterId(), 1, Integer::sum);
            }
            assertThat(row.episode().leg()).isBetween(1, row.episode().legs());
        }
        assertThat(carriers.values()).allMatch(count -> count == 1);
    }

    @Property(tries = 500)
    void shouldLeaveRowsAloneWhenAStayComesMuchLater(@ForAll("patients") List<StayFacts> facts) {
        // Later than whatever is known of the others: an open stay has no end, but it may begin after all ends.
        long lastDay = facts.stream()
                .mapToLong(fact -> fact.open() ? fact.beginDay() : fact.endDay())
                .max()
                .orElse(0);
        List<StayFacts> more = new ArrayList<>(facts);
        more.add(new Drawn((int) (lastDay + 93) * 24, 50, 0, 4, 0, 70, 5).fact(99));
        for (MeasureSpec spec : SPECS) {
            Map<String, IndexStay> after = rows(spec, more);
            after.remove("V99");
            assertThat(after).isEqualTo(rows(spec, facts));
        }
    }

    @Property(tries = 2_000)
    void shouldChangeOnlyRowsNearby(
            @ForAll("patients") List<StayFacts> facts, @ForAll("patients") List<StayFacts> other) {
        if (facts.isEmpty() || other.isEmpty()) {
            return;
        }
        // One stay becomes another one: its place is taken by a stay of the same id, drawn apart.
        StayFacts was = facts.get(facts.size() / 2);
        StayFacts now = renamed(other.get(0), was.encounterId());
        List<StayFacts> changed = new ArrayList<>(facts);
        changed.set(facts.size() / 2, now);
        Stays before = Stays.of(facts);
        Stays after = Stays.of(changed);
        for (MeasureSpec spec : SPECS) {
            ReadmissionMeasure measure = new ReadmissionMeasure(spec);
            BitSet near = after.near(was);
            near.or(after.near(now));
            Map<String, IndexStay> patched = new HashMap<>(rows(spec, facts));
            patched.remove(was.encounterId());
            measure.of(after, near).forEach(row -> patched.put(row.stay().encounterId(), row));
            if (now.setting() == Setting.OBSERVATION) {
                patched.put(now.encounterId(), measure.ofObservation(now));
            }
            assertThat(patched).isEqualTo(rows(spec, changed));
            BitSet gone = before.near(was);
            gone.or(before.near(now));
            for (int place = 0; place < before.size(); place++) {
                String id = before.at(place).encounterId();
                if (!gone.get(place) && !id.equals(was.encounterId())) {
                    assertThat(rows(spec, changed).get(id))
                            .isEqualTo(rows(spec, facts).get(id));
                }
            }
        }
    }

    @Property(tries = 300)
    void shouldGiveTheSameRowsAloneAsTogether(@ForAll("patients") List<StayFacts> facts) {
        Stays stays = Stays.of(facts);
        for (MeasureSpec spec : SPECS) {
            ReadmissionMeasure measure = new ReadmissionMeasure(spec);
            List<IndexStay> all = measure.of(stays);
            for (int place = 0; place < stays.size(); place++) {
                BitSet one = new BitSet();
                one.set(place);
                assertThat(measure.of(stays, one)).containsExactly(all.get(place));
            }
        }
    }

    @Property(tries = 1_000)
    void shouldCutNoEpisodeBetweenClusters(@ForAll("patients") List<StayFacts> facts) {
        Stays stays = Stays.of(facts);
        Episodes whole = new Episodes(stays, 0, stays.size());
        List<IndexStay> rows = new ReadmissionMeasure(MeasureSpec.hospitalWide()).of(stays);
        for (int place = 0; place < stays.size(); place++) {
            assertThat(rows.get(place).episode()).isEqualTo(whole.of(place));
        }
    }

    @Property(tries = 500)
    void shouldFindForTheCrudeMeasureTheFirstLaterStay(@ForAll("patients") List<StayFacts> facts) {
        for (IndexStay row : rows(MeasureSpec.crude(), facts).values()) {
            if (row.included()) {
                // Written apart: of all stays that begin at the end or later, the first in the order; a stay does not
                // follow itself.
                long days = facts.stream()
                        .filter(fact -> fact.setting() == Setting.INPATIENT
                                && fact.begin() >= row.stay().end())
                        .filter(fact -> fact.compareOrder(row.stay()) > 0)
                        .min(StayFacts::compareOrder)
                        .map(next -> Math.max(0, next.beginDay() - row.stay().endDay()))
                        .filter(gap -> gap <= 90)
                        .orElse(-1L);
                assertThat(row.any().days()).isEqualTo((int) days);
            }
        }
    }

    private static StayFacts renamed(StayFacts fact, String id) {
        return new StayFacts(
                fact.setting(),
                fact.facility(),
                id,
                fact.begin(),
                fact.end(),
                fact.beginDay(),
                fact.endDay(),
                fact.ending(),
                fact.ageYears(),
                fact.classBits());
    }
}
