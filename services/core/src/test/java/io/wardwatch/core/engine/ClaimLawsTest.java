package io.wardwatch.core.engine;

import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Adjustment;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.Submission;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.LabModel;
import io.wardwatch.core.scenario.Ward;
import io.wardwatch.core.tile.MapTileStore;
import io.wardwatch.core.tile.TileEngine;
import io.wardwatch.core.tile.TileVector;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The laws of money: two claims of two visits of a patient, every kind of claim event, reversals by name and by number, corrected
 * and repeated, over more than a year, while the visits are transferred, discharged and paid for by others.
 */
class ClaimLawsTest {
    private static final long DAY = 86_400_000_000L;
    private static final long START = EventBuilder.micros("2025-01-10T03:00");
    private static final Kind[] KINDS = {
        Kind.SUBMITTED,
        Kind.SUBMITTED,
        Kind.SUBMITTED,
        Kind.VOIDED,
        Kind.ADJUDICATED,
        Kind.ADJUDICATED,
        Kind.ADJUDICATED,
        Kind.REVERSED,
        Kind.REVERSED,
        Kind.PATIENT_PAID,
        Kind.PATIENT_PAID,
        Kind.PATIENT_PAYMENT_REVERSED,
        Kind.ADJUSTED,
        Kind.ADJUSTED,
        Kind.ADJUSTMENT_REVERSED,
        Kind.TRANSFERRED_TO_PATIENT,
        Kind.REFUNDED,
        Kind.RECOUPED,
        Kind.PREPARED,
        Kind.ACKNOWLEDGED,
        Kind.APPEALED,
        Kind.ADMITTED,
        Kind.TRANSFERRED,
        Kind.UPDATED,
        Kind.DISCHARGED,
        Kind.ADMISSION_CANCELLED
    };
    private static final String[] WRITE_OFFS = {"CONTRACTUAL", "DENIAL", "CHARITY", "UNKNOWN"};
    private static final String[] STATUSES = {"1", "1", "1", "4", "25", "22"};
    /** Of equal amounts and days on either side of an age, so that ties and repeats are common. */
    private static final long[] CENTS = {0, 100, 100, 2_500, 7_000, (1L << 40) - 1};

    private static final int[] DAYS = {
        -20, 0, 0, 1, 15, 29, 30, 31, 32, 60, 61, 89, 90, 91, 120, 121, 200, 365, 366, 420
    };

    private record Move(Kind kind, int claim, int day, int lag, int cents, int flavour, int id) {}

    @Provide
    Arbitrary<List<Event>> histories() {
        return Combinators.combine(
                        Arbitraries.of(KINDS),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, DAYS.length - 1),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, CENTS.length - 1),
                        Arbitraries.integers().between(0, 59),
                        Arbitraries.integers().between(0, 25))
                .as(Move::new)
                .map(ClaimLawsTest::make)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    private static Event make(Move move) {
        long at = START + DAYS[move.day] * DAY;
        EventBuilder builder = event(move.kind, "e" + move.id)
                .of(move.claim == 0 ? "NORTH" : "WEST", "V" + move.claim)
                .at(at)
                .recorded(at + (long) move.lag * move.lag * DAY / 8);
        return (move.kind.type() == EventType.CLAIM ? claim(builder, move) : visit(builder, move)).build();
    }

    private static EventBuilder visit(EventBuilder builder, Move move) {
        builder.unit("U" + move.flavour % 3);
        return move.flavour % 2 == 0 ? builder : builder.with(Field.PAYER, "PAYER" + move.flavour % 3);
    }

    private static EventBuilder claim(EventBuilder builder, Move move) {
        int flavour = move.flavour;
        long cents = CENTS[move.cents];
        builder.claim("C" + move.claim)
                .with(Field.CHARGE_CENTS, cents)
                .with(Field.PAID_CENTS, cents)
                .with(Field.PATIENT_RESPONSIBILITY_CENTS, cents)
                .with(Field.CLAIM_STATUS, STATUSES[flavour % 6])
                .with(Field.PAYER_CONTROL_NUMBER, "N" + flavour % 2)
                .with(Field.PAYMENT_ID, "P" + flavour % 2)
                .with(Field.ADJUSTMENT_CLASS, WRITE_OFFS[flavour % 4])
                .with(
                        Field.ADJUSTMENTS,
                        List.of(new Adjustment("CLAIM", 0, "CO", "45", flavour % 5 == 0 ? -cents : cents)));
        if (flavour % 3 == 0) {
            builder.with(Field.REMIT_ID, "R" + flavour % 2);
        }
        if (flavour % 4 == 0) {
            builder.undoing("e" + flavour % 13);
        }
        if (flavour % 7 == 0) {
            builder.with(Field.EFFECTIVE_DATE, START / DAY + DAYS[flavour % DAYS.length]);
        }
        if (flavour % 10 == 0) {
            builder.with(Field.SUBMISSION, new Submission(2, flavour % 20 == 0 ? "8" : "7", "P", ""));
        }
        if (flavour % 11 == 0) {
            builder.with(Field.PAYER, "PAYER" + flavour % 3);
        }
        return flavour == 59
                ? builder.with(Field.CURRENCY, "EUR")
                : flavour > 50 ? builder.with(Field.CURRENCY, "USD") : builder;
    }

    private static Ward ward() {
        return new Ward(LabModel.scorer())
                .facility(new Facility("NORTH", ZoneId.of("America/New_York"), 10))
                .facility(new Facility("WEST", ZoneId.of("Europe/Berlin"), 10));
    }

    private static MapTileStore tiles(List<Contribution> contributions) {
        MapTileStore tiles = new MapTileStore();
        TileEngine engine = TileEngine.whole(tiles);
        contributions.forEach(engine::add);
        return tiles;
    }

    @Property(tries = 1_000)
    void shouldHoldTheSameWhateverTheOrderAndDuplicates(@ForAll("histories") List<Event> history, @ForAll long seed) {
        List<Event> other = new ArrayList<>(history);
        Random random = new Random(seed);
        history.stream().filter(event -> random.nextInt(4) == 0).forEach(other::add);
        Collections.shuffle(other, random);

        Ward.Said one = ward().applyAll(history).described();
        Ward.Said two = ward().applyAll(other).described();

        assertThat(two.cells).isEqualTo(one.cells);
        assertThat(two.findings).isEqualTo(one.findings);
        assertThat(two.entries).isEqualTo(one.entries);
    }

    @Property(tries = 1_000)
    void shouldSumWhatWasSaidToTheTilesOfWhatHolds(@ForAll("histories") List<Event> history, @ForAll long seed) {
        Ward ward = ward().applyAll(history);
        List<Contribution> said = new ArrayList<>(ward.differencesSaid);
        Collections.shuffle(said, new Random(seed));

        assertThat(ward.said.findings).isEqualTo(ward.described().findings);
        assertThat(TileEngine.hash(tiles(said))).isEqualTo(TileEngine.hash(tiles(ward.contributions())));
    }

    @Property(tries = 500)
    void shouldOweNothingInAnyCellOnceAllIsReversedAndVoided(@ForAll("histories") List<Event> history) {
        Ward ward = ward().applyAll(history);
        long last = START + 3_000 * DAY;
        for (int id = 0; id <= 25; id++) {
            for (int claim = 0; claim < 2; claim++) {
                ward.apply(after(Kind.REVERSED, claim, "r" + id, last)
                        .undoing("e" + id)
                        .build());
            }
        }
        ward.apply(after(Kind.VOIDED, 0, "v", last).build());
        ward.apply(after(Kind.VOIDED, 1, "v", last).build());

        Map<String, Long> levels = new TreeMap<>();
        tiles(ward.differencesSaid).all((slice, group, day, tile) -> {
            if (group == MeasureGroup.BALANCE) {
                add(levels, slice, TileVector.of(tile));
            }
        });
        assertThat(levels.values()).allMatch(level -> level == 0);
    }

    private static EventBuilder after(Kind kind, int claim, String id, long at) {
        return event(kind, id)
                .of(claim == 0 ? "NORTH" : "WEST", "V" + claim)
                .claim("C" + claim)
                .at(at);
    }

    private static void add(Map<String, Long> levels, SliceKey slice, TileVector steps) {
        for (int i = 0; i < steps.columns().length; i++) {
            levels.merge(slice.text() + " " + steps.columns()[i], steps.amounts()[i], Math::addExact);
        }
    }
}
