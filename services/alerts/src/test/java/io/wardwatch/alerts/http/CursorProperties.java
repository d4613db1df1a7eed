package io.wardwatch.alerts.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.alerts.FeedName;
import io.wardwatch.alerts.Position;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

final class CursorProperties {
    private static final List<String> PARTITIONS = List.of("a-0", "a-1", "b-0");
    private static final Cursor.Codec CODEC = new Cursor.Codec("cluster-1", FeedName.CARE, PARTITIONS);

    @Property
    void shouldComeBackAsItWas(
            @ForAll @Size(3) List<@LongRange(min = 0, max = 1L << 43) Long> offsets,
            @ForAll long clock,
            @ForAll @Size(max = 3) List<@AlphaChars @StringLength(min = 1, max = 64) String> ids) {
        Position position =
                new Position(offsets.stream().mapToLong(Long::longValue).toArray());
        Cursor cursor = Cursor.at(position, clock);
        for (String id : ids) {
            cursor = cursor.seen(id, Cursor.at(new Position(7, 8, 9), 5));
        }

        String word = CODEC.encode(cursor);

        assertThat(word).matches("[A-Za-z0-9_-]+");
        assertThat(CODEC.decode(word)).isEqualTo(new Cursor.Decoded.Valid(cursor));
    }

    @Property
    void shouldNotBelieveWhatIsMadeUp(@ForAll @StringLength(max = 300) String word) {
        assertThat(CODEC.decode(word)).isInstanceOf(Cursor.Decoded.Invalid.class);
    }

    @Property
    void shouldNotBelieveWhatWasChanged(@ForAll @IntRange(max = 200) int place, @ForAll byte by) {
        byte[] bytes = Base64.getUrlDecoder().decode(CODEC.encode(Cursor.at(new Position(1, 2, 300_000), 77)));
        bytes[place % bytes.length] ^= by;
        String word = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

        assertThat(CODEC.decode(word))
                .isInstanceOf(by == 0 ? Cursor.Decoded.Valid.class : Cursor.Decoded.Invalid.class);
    }

    @Example
    void shouldTellWhoseCursorItIs() {
        Cursor cursor = Cursor.at(new Position(1, 2, 3), 4);
        Cursor.Codec other = new Cursor.Codec("cluster-2", FeedName.CARE, PARTITIONS);
        Cursor.Codec finance = new Cursor.Codec("cluster-1", FeedName.FINANCE, PARTITIONS);
        Cursor.Codec grown = new Cursor.Codec("cluster-1", FeedName.CARE, List.of("a-0", "a-1", "a-2", "b-0"));

        assertThat(CODEC.decode(other.encode(cursor))).isInstanceOf(Cursor.Decoded.OtherCluster.class);
        assertThat(CODEC.decode(finance.encode(cursor))).isInstanceOf(Cursor.Decoded.Invalid.class);
        assertThat(grown.decode(CODEC.encode(cursor))).isInstanceOf(Cursor.Decoded.Outlived.class);
    }

    @Example
    void shouldStayShortHoweverOftenAReaderIsCut() {
        Cursor cursor = Cursor.at(new Position(0, 0, 0), 0);
        for (int cut = 0; cut < 50; cut++) {
            cursor = cursor.seen("a" + (100 - cut), Cursor.at(new Position(cut, cut, cut), cut));
        }

        assertThat(cursor.steps()).hasSizeLessThanOrEqualTo(4);
        assertThat(cursor.steps().getLast()).isEqualTo(new Cursor.Step("", new Position(0, 0, 0), 0));
    }
}
