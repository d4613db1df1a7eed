package io.wardwatch.alerts.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.alerts.FeedChange;
import io.wardwatch.alerts.FeedName;
import io.wardwatch.alerts.Position;
import io.wardwatch.alerts.Touch;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JournalTest {
    private static final long NOON = 1_743_508_800_000_000L;

    private final Journal journal = journal(4);

    @Test
    void shouldGiveOnlyWhatComesWhenNoCursorIsSent() {
        journal.live(new Position(3), NOON, List.of(change("a", "1", 2)));
        Reader reader = Reader.from(journal, Optional.empty()).take(10);

        journal.moved(new Position(4), NOON, List.of(change("a", "2", 3)));
        reader.stream().serve();

        assertThat(reader.alerts()).containsExactly("a=2");
        assertThat(reader.events.getFirst().name()).isEqualTo("heartbeat");
        assertThat(reader.events.getFirst().data()).isEqualTo("{\"clock\":\"2025-04-01T12:00:00Z\"}");
    }

    @Test
    void shouldGiveNoMoreThanIsTaken() {
        journal.live(new Position(0), NOON, List.of());
        Reader reader = Reader.from(journal, Optional.empty()).take(1);
        journal.moved(new Position(1), NOON, List.of(change("a", "1", 0)));
        journal.moved(new Position(2), NOON, List.of(change("b", "1", 1)));
        reader.stream().serve();
        assertThat(reader.alerts()).isEmpty();

        reader.take(1);
        assertThat(reader.alerts()).containsExactly("a=1");
        reader.take(1);
        assertThat(reader.alerts()).containsExactly("a=1", "b=1");
    }

    @Test
    void shouldSendTheReaderBackToTheListWhenItFellBehindTheRing() {
        journal.live(new Position(0), NOON, List.of());
        Reader reader = Reader.from(journal, Optional.empty()).take(1);
        for (int i = 0; i < 6; i++) {
            journal.moved(new Position(i + 1), NOON, List.of(change("a" + i, "1", i)));
        }

        reader.take(10);

        assertThat(reader.alerts()).isEmpty();
        assertThat(reader.events.getLast().name()).isEqualTo("reset");
        assertThat(reader.events.getLast().data()).isEqualTo("{\"reason\":\"EXPIRED\"}");
        assertThat(reader.complete).isTrue();
        // Its id is where the list will be at least.
        assertThat(Reader.from(journal, reader.events.getLast().id()).take(5).alerts())
                .isEmpty();
    }

    @Test
    void shouldSendTheReaderBackToTheListWhenItsCursorIsAheadOfThisInstance() {
        journal.live(new Position(3), NOON, List.of());
        Reader ahead = Reader.from(journal, Optional.of(Cursor.at(new Position(4), NOON)));
        Reader later = Reader.from(journal, Optional.of(Cursor.at(new Position(3), NOON + 1)));

        assertThat(ahead.take(5).events).extracting(Reader.Event::name).containsExactly("reset");
        assertThat(later.take(5).events).extracting(Reader.Event::name).containsExactly("reset");
    }

    @Test
    void shouldGoOnBetweenTwoRowsOfOneStep() {
        journal.live(new Position(0), NOON, List.of());
        Reader reader = Reader.from(journal, Optional.empty()).take(2);
        journal.moved(new Position(1), NOON, List.of(change("c", "1", 0), change("a", "1", 0), change("b", "1", 0)));
        reader.stream().serve();
        assertThat(reader.alerts()).containsExactly("a=1");
        reader.cut();

        String word = reader.events.getLast().id();
        assertThat(Reader.from(journal, word).take(9).alerts()).containsExactly("b=1", "c=1");

        Journal restarted = journal(4);
        restarted.live(
                new Position(2),
                NOON,
                List.of(change("a", "1", 0), change("b", "1", 0), change("c", "1", 0), change("d", "1", 1)));
        assertThat(Reader.from(restarted, word).take(9).alerts()).containsExactly("b=1", "c=1", "d=1");
    }

    @Test
    void shouldGiveWhatTheClockAloneChangedAfterARestart() {
        Journal restarted = journal(4);
        FeedChange expired = new FeedChange(Rows.row("a", "expired"), Touch.of(0, 0), NOON);
        FeedChange open = change("b", "1", 1);
        restarted.live(new Position(2), NOON + 5, List.of(expired, open));

        String before = restarted.codec().encode(Cursor.at(new Position(2), NOON - 1));
        String after = restarted.codec().encode(Cursor.at(new Position(2), NOON));
        assertThat(Reader.from(restarted, before).take(9).alerts()).containsExactly("a=expired");
        assertThat(Reader.from(restarted, after).take(9).alerts()).isEmpty();
    }

    @Test
    void shouldGiveARowThatChangesAgainMeanwhileOnce() {
        journal.live(new Position(3), NOON, List.of(change("a", "1", 0), change("b", "1", 1), change("c", "1", 2)));
        Reader reader = Reader.from(journal, Optional.of(Cursor.at(new Position(0), NOON)))
                .take(1);
        journal.moved(new Position(4), NOON, List.of(change("b", "2", 3)));

        reader.take(9);

        assertThat(reader.alerts()).containsExactly("a=1", "c=1", "b=2");
    }

    static Journal journal(int entries) {
        Cursor.Codec codec = new Cursor.Codec("cluster", FeedName.CARE, List.of("care.alert.v1-0"));
        return new Journal(codec, entries, Rows::brief, () -> {});
    }

    private static FeedChange change(String alertId, String owner, long offset) {
        return new FeedChange(Rows.row(alertId, owner), Touch.of(0, offset), Long.MIN_VALUE);
    }
}
