package io.wardwatch.core.tile;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.Dimension;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.SliceKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TileLawsTest {

    @Property
    void shouldHoldEqualTilesForAnyOrderPartitionAndRepetitionWithNegation(
            @ForAll("contributions") List<Contribution> contributions, @ForAll long seed) {
        MapTileStore straight = added(contributions);

        Random random = new Random(seed);
        List<Contribution> disturbed = new ArrayList<>(contributions);
        for (Contribution contribution : contributions) {
            if (random.nextBoolean()) {
                disturbed.add(contribution);
                disturbed.add(negated(contribution));
            }
        }
        Collections.shuffle(disturbed, random);
        int cut = disturbed.isEmpty() ? 0 : random.nextInt(disturbed.size());
        MapTileStore parted = added(disturbed.subList(0, cut));
        TileEngine.whole(parted).addAll(added(disturbed.subList(cut, disturbed.size())));

        assertThat(TileEngine.hash(parted)).isEqualTo(TileEngine.hash(straight));
        assertThat(values(parted)).isEqualTo(values(straight));
    }

    @Property
    void shouldAddUpInMemoryToTheTilesOfTheEngine(@ForAll("contributions") List<Contribution> some, @ForAll long seed) {
        List<Contribution> contributions = new ArrayList<>(some);
        some.forEach(contribution -> contributions.add(counted(contribution, contribution.facility())));
        some.forEach(contribution -> contributions.add(counted(contribution, SliceKey.ALL)));
        MapTileStore straight = added(contributions);

        Random random = new Random(seed);
        TileSums sums = new TileSums();
        TileSums others = new TileSums();
        Collections.shuffle(contributions, random);
        contributions.forEach(contribution -> (random.nextBoolean() ? sums : others).add(contribution));
        sums.addAll(others);

        assertThat(values(sums.tiles())).isEqualTo(values(straight));
    }

    @Property
    void shouldHoldNoTileInMemoryWhenAllIsTakenBack(@ForAll("contributions") List<Contribution> contributions) {
        TileSums sums = new TileSums();
        contributions.forEach(sums::add);
        contributions.forEach(contribution -> sums.add(negated(contribution)));
        assertThat(values(sums.tiles())).isEmpty();
    }

    @Property
    void shouldLeaveNothingWhenAllIsTakenBack(@ForAll("contributions") List<Contribution> contributions) {
        MapTileStore store = added(contributions);
        TileEngine engine = TileEngine.whole(store);
        contributions.forEach(contribution -> engine.add(negated(contribution)));
        assertThat(engine.hash().hex()).isEqualTo("0".repeat(64));
        List<SliceKey> left = new ArrayList<>();
        store.slices(left::add);
        assertThat(left).isEmpty();
    }

    @Property
    void shouldReadBackEveryColumnItWrote(@ForAll("contributions") List<Contribution> contributions) {
        TileWriter writer = new TileWriter();
        TileCursor cursor = new TileCursor();
        for (Contribution contribution : contributions) {
            byte[] tile = writer.plus(null, contribution.columns(), contribution.amounts());
            cursor.on(tile);
            for (int i = 0; i < contribution.columns().length; i++) {
                assertThat(cursor.next()).isTrue();
                assertThat(cursor.column()).isEqualTo(contribution.columns()[i]);
                assertThat(cursor.amount()).isEqualTo(contribution.amounts()[i]);
            }
            assertThat(cursor.next()).isFalse();
        }
    }

    @Property
    void shouldReadBackEveryKey(@ForAll("contributions") List<Contribution> contributions) {
        added(contributions).all((slice, group, day, tile) -> {
            TileKey key = new TileKey(slice, group, day);
            assertThat(TileKey.of(key.bytes())).isEqualTo(key);
            assertThat(TileKey.sliceOf(TileKey.prefix(slice))).isEqualTo(slice);
            assertThat(key.bytes()).startsWith(TileKey.prefix(slice));
            assertThat(key.bytes()).startsWith(TileKey.prefix(slice.facility()));
        });
    }

    @Test
    void shouldOrderKeysByDayAlsoBefore1970() {
        byte[][] keys = LongStream.of(-25_567, -1, 0, 1, 20_000)
                .mapToObj(day -> new TileKey(SliceKey.facility("N"), MeasureGroup.DISCHARGE, day).bytes())
                .toArray(byte[][]::new);
        for (int i = 1; i < keys.length; i++) {
            assertThat(Arrays.compareUnsigned(keys[i - 1], keys[i])).isNegative();
        }
    }

    @Test
    void shouldKeepTheBytesOfVersionOne() {
        byte[] tile = new TileVector(new int[] {0, 11, 10_003}, new long[] {1, -2, 300}).bytes();
        assertThat(HexFormat.of().formatHex(tile)).isEqualTo("0100020b03884ed804");
        byte[] key = new TileKey(SliceKey.of("N", Dimension.UNIT, "5W"), MeasureGroup.DISCHARGE, 20_000).bytes();
        assertThat(HexFormat.of().formatHex(key)).isEqualTo("014e010235570280004e20");
    }

    @Test
    void shouldRefuseATileOfAnUnknownVersion() {
        org.assertj.core.api.Assertions.assertThatIllegalStateException()
                .isThrownBy(() -> new TileCursor().on(new byte[] {9, 1, 2}));
    }

    @Provide
    Arbitrary<List<Contribution>> contributions() {
        Arbitrary<String> few = Arbitraries.of("", "A", "B", "É/|");
        Arbitrary<long[]> amounts = Arbitraries.longs()
                .between(-(1L << 40), 1L << 40)
                .filter(amount -> amount != 0)
                .array(long[].class)
                .ofMinSize(1)
                .ofMaxSize(6);
        Arbitrary<Integer> steps = Arbitraries.of(1, 2, 150, 10_000);
        return Combinators.combine(
                        Arbitraries.of(MeasureGroup.DISCHARGE),
                        Arbitraries.of("N", "S"),
                        Arbitraries.longs().between(-3, 3),
                        few,
                        few,
                        steps,
                        amounts)
                .as(TileLawsTest::contribution)
                .list()
                .ofMaxSize(20);
    }

    private static Contribution contribution(
            MeasureGroup group, String facility, long day, String unit, String payer, int step, long[] amounts) {
        int[] columns = new int[amounts.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = i == 0 ? 0 : Math.min(columns[i - 1] + step, 40_000 + i);
        }
        return new Contribution(group, facility, day, unit, unit + payer, payer, "65-74", columns, amounts);
    }

    /** Of a group that counts patients once: said of each facility and of the network apart. */
    private static Contribution counted(Contribution c, String place) {
        return new Contribution(
                MeasureGroup.PATIENTS,
                place,
                c.day(),
                Contribution.UNKNOWN,
                Contribution.UNKNOWN,
                Contribution.UNKNOWN,
                Contribution.UNKNOWN,
                new int[] {0, 11},
                new long[] {1, c.amounts()[0]});
    }

    private static Contribution negated(Contribution c) {
        long[] amounts = Arrays.stream(c.amounts()).map(amount -> -amount).toArray();
        return new Contribution(
                c.group(),
                c.facility(),
                c.day(),
                c.unit(),
                c.provider(),
                c.payer(),
                c.ageGroup(),
                c.columns(),
                amounts);
    }

    private static MapTileStore added(List<Contribution> contributions) {
        MapTileStore store = new MapTileStore();
        TileEngine engine = TileEngine.whole(store);
        contributions.forEach(engine::add);
        return store;
    }

    private static List<String> values(MapTileStore store) {
        List<String> values = new ArrayList<>();
        store.all((slice, group, day, tile) -> values.add(slice.text() + group + day + Arrays.toString(tile)));
        Collections.sort(values);
        return values;
    }
}
