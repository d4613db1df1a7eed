package io.wardwatch.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.measure.PatientContributions.Discharged;
import io.wardwatch.core.tile.KpiValues;
import io.wardwatch.core.tile.MapTileStore;
import io.wardwatch.core.tile.TileEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Patients are counted once a window, at each facility and in the network, whenever they were there. */
class PatientContributionsLawsTest {
    private static final long FIRST = 19_000;

    @Provide
    Arbitrary<List<List<Discharged>>> patients() {
        // Gaps around the windows' lengths are as likely as any.
        Arbitrary<Long> day = Arbitraries.oneOf(
                Arbitraries.longs().between(FIRST, FIRST + 900),
                Arbitraries.of(0L, 6L, 7L, 8L, 29L, 30L, 90L, 91L, 365L, 366L).map(gap -> FIRST + 100 + gap));
        return Combinators.combine(Arbitraries.of("NORTH", "WEST"), day, Arbitraries.of(true, true, false))
                .as(Discharged::new)
                .list()
                .ofMaxSize(6)
                .list()
                .ofMaxSize(8);
    }

    @Property(tries = 300)
    void shouldCountEachPatientOnceAWindow(@ForAll("patients") List<List<Discharged>> patients) {
        MapTileStore tiles = new MapTileStore();
        TileEngine engine = TileEngine.whole(tiles);
        for (List<Discharged> patient : patients) {
            List<Contribution> contributions = new ArrayList<>();
            PatientContributions.of(patient, contributions);
            contributions.forEach(engine::add);
        }
        KpiValues values = new KpiValues(tiles, KpiValues.REPLAY);
        for (SliceKey slice : List.of(SliceKey.NETWORK, SliceKey.facility("NORTH"), SliceKey.facility("WEST"))) {
            for (long day = FIRST; day < FIRST + 1_400; day += 13) {
                assertCounts(values, slice, day, patients);
            }
        }
    }

    /** What differs between two versions is found without what both contribute alike. */
    @Property(tries = 500)
    void shouldDifferAsTheWholeDiffers(@ForAll("patients") List<List<Discharged>> patients, @ForAll int kept) {
        List<Discharged> were = patients.stream().flatMap(List::stream).toList();
        List<Discharged> are = new ArrayList<>();
        for (int i = 0; i < were.size(); i++) {
            // Some go, some change, and so do their places in the list.
            if ((kept >> (i % 31) & 1) == 0) {
                are.add(were.get(i));
            } else if (i % 2 == 0) {
                are.add(new Discharged("NORTH", were.get(i).day() + i, i % 4 == 0));
            }
        }
        List<Contribution> then = new ArrayList<>();
        List<Contribution> now = new ArrayList<>();

        PatientContributions.between(were, are, then, now);

        assertThat(cells(then, now)).isEqualTo(cells(whole(were), whole(are)));
    }

    private static List<Contribution> whole(List<Discharged> ends) {
        List<Contribution> contributions = new ArrayList<>();
        PatientContributions.of(ends, contributions);
        return contributions;
    }

    private static String cells(List<Contribution> then, List<Contribution> now) {
        MapTileStore tiles = new MapTileStore();
        TileEngine engine = TileEngine.whole(tiles);
        Differences.between(then, now).forEach(engine::add);
        return TileEngine.hash(tiles).hex();
    }

    private static void assertCounts(KpiValues values, SliceKey slice, long day, List<List<Discharged>> patients) {
        values.compute(
                slice,
                MeasureGroup.PATIENTS,
                new KpiValues.AsOf(day, KpiValues.Rows.ALL),
                Set.of(Family.DISCHARGE, Family.CHARGE),
                value -> {
                    if (value.kpi().endsWith(".top5")) {
                        return;
                    }
                    boolean charged = value.kpi().equals("charge.per.patient");
                    long from = value.window() == Window.ALL
                            ? Long.MIN_VALUE
                            : day - value.window().days();
                    long expected = patients.stream()
                            .filter(patient -> patient.stream()
                                    .anyMatch(end -> (slice.equals(SliceKey.NETWORK)
                                                    || end.facility().equals(slice.facility()))
                                            && end.day() > from
                                            && end.day() <= day
                                            && (end.charged() || !charged)))
                            .count();
                    assertThat(charged ? value.denominator() : value.numerator())
                            .as("%s of %s at %d", value.window(), slice, day)
                            .isEqualTo(expected);
                });
    }
}
