package io.wardwatch.core.engine;

import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.measure.Catalogue;
import io.wardwatch.core.measure.Kpi;
import io.wardwatch.core.measure.KpiStatus;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.Reading;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.LabModel;
import io.wardwatch.core.scenario.Ward;
import io.wardwatch.core.tile.KpiValues;
import io.wardwatch.core.tile.MapTileStore;
import io.wardwatch.core.tile.TileEngine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** At rest, a rate of one cohort lies between 0 and 1, and counts no more than there are; whatever order led there. */
class RateLawsTest {
    private static final long DAY = 86_400_000_000L;
    private static final long START = EventBuilder.micros("2025-03-01T10:00");
    private static final long FIRST_DAY = START / DAY;
    private static final String[] CODES = {"I50.9", "J18.9", "C34.90", "F20.9", "Z51.11", "M17.11"};
    private static final Kind[] KINDS = {
        Kind.ADMITTED,
        Kind.ADMITTED,
        Kind.REGISTERED,
        Kind.CLASS_CHANGED,
        Kind.ADMISSION_CANCELLED,
        Kind.DISCHARGED,
        Kind.DISCHARGED,
        Kind.DISCHARGED,
        Kind.DISCHARGE_CANCELLED,
        Kind.CODED,
        Kind.DIED
    };

    @Provide
    Arbitrary<List<Event>> histories() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, KINDS.length - 1),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 70),
                        Arbitraries.integers().between(0, 1_000))
                .as(RateLawsTest::make)
                .list()
                .ofMinSize(4)
                .ofMaxSize(24);
    }

    private static Event make(int kindAt, int place, int day, int id) {
        Kind kind = KINDS[kindAt];
        EventBuilder event = event(kind, "e" + id)
                .at(START + day * DAY)
                .recorded(START + (day + id % 9) * DAY)
                .of(place % 2 == 0 ? "NORTH" : "WEST", "V" + place);
        switch (kind) {
            case ADMITTED -> event.with(Field.AGE_YEARS, 60L + id % 9).icd10(CODES[id % CODES.length]);
            case REGISTERED -> event.with(Field.CLASS, id % 2 == 0 ? "EMERGENCY" : "OBSERVATION");
            case CLASS_CHANGED -> event.with(Field.CLASS, id % 2 == 0 ? "INPATIENT" : "OBSERVATION");
            case DISCHARGED ->
                event.with(Field.DISPOSITION, List.of("01", "02", "07", "20").get(id % 4))
                        .with(Field.CHARGE_CENTS, (long) id * id);
            case CODED -> event.icd10(CODES[id % CODES.length]).with(Field.CHARGE_CENTS, id * 1_000L);
            default -> {
                // says all by its kind and time
            }
        }
        return event.build();
    }

    @Property(tries = 150)
    void shouldLieBetweenNoneAndAll(@ForAll("histories") List<Event> events, @ForAll Random random) {
        List<Event> told = new ArrayList<>(events);
        told.addAll(events.subList(0, events.size() / 2));
        Collections.shuffle(told, random);
        Ward ward = new Ward(LabModel.scorer()).applyAll(told);
        MapTileStore tiles = new MapTileStore();
        TileEngine engine = TileEngine.whole(tiles);
        ward.differencesSaid.forEach(engine::add);
        KpiValues values = new KpiValues(tiles, KpiValues.REPLAY);

        for (SliceKey slice : List.of(SliceKey.NETWORK, SliceKey.facility("NORTH"), SliceKey.facility("WEST"))) {
            for (long day : new long[] {FIRST_DAY + 20, FIRST_DAY + 45, FIRST_DAY + 110, FIRST_DAY + 480}) {
                for (MeasureGroup group : MeasureGroup.values()) {
                    values.compute(
                            slice,
                            group,
                            new KpiValues.AsOf(day, KpiValues.Rows.ALL),
                            values.present(slice.facility()),
                            RateLawsTest::assertRate);
                }
            }
        }
    }

    private static void assertRate(KpiValue value) {
        Kpi kpi = Catalogue.find(value.kpi(), value.version()).orElseThrow();
        boolean rate = kpi.reading() instanceof Reading.Share || kpi.reading() instanceof Reading.TopShare;
        if (rate && value.status() != KpiStatus.UNAVAILABLE) {
            assertThat(value.numerator()).as(value.key()).isBetween(0L, value.denominator());
            assertThat(Double.isNaN(value.value())).as(value.key()).isEqualTo(value.denominator() == 0);
            if (value.denominator() > 0) {
                assertThat(value.value()).as(value.key()).isBetween(0.0, 1.0);
                assertThat(value.low()).as(value.key()).isBetween(0.0, value.value() + 1e-12);
                assertThat(value.high()).as(value.key()).isBetween(value.value() - 1e-12, 1.0 + 1e-12);
            }
        }
    }
}
