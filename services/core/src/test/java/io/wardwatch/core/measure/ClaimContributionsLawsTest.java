package io.wardwatch.core.measure;

import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Adjustment;
import io.wardwatch.core.event.Codes;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.timeline.Account;
import io.wardwatch.core.timeline.ClaimFacts;
import io.wardwatch.core.timeline.ClaimFold;
import io.wardwatch.core.timeline.Entry;
import io.wardwatch.core.timeline.LocalDays;
import io.wardwatch.core.timeline.Posting;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of the money of any claim, whatever was paid, written off, reversed or voided of it. */
class ClaimContributionsLawsTest {
    private static final long DAY = 86_400_000_000L;
    private static final long START = EventBuilder.micros("2025-01-10T03:00");
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final String[] CLASSES = {"CONTRACTUAL", "DENIAL", "BAD_DEBT", "UNKNOWN"};
    private static final Kind[] KINDS = {
        Kind.SUBMITTED,
        Kind.VOIDED,
        Kind.ADJUDICATED,
        Kind.ADJUDICATED,
        Kind.PATIENT_PAID,
        Kind.ADJUSTED,
        Kind.ADJUSTED,
        Kind.TRANSFERRED_TO_PATIENT,
        Kind.REFUNDED,
        Kind.RECOUPED
    };

    private record Move(Kind kind, int day, long cents, int flavour) {}

    @Provide
    Arbitrary<List<Move>> moves() {
        return Combinators.combine(
                        Arbitraries.of(KINDS),
                        Arbitraries.integers().between(-5, 150),
                        Arbitraries.longs().between(0, 5_000),
                        Arbitraries.integers().between(0, 11))
                .as(Move::new)
                .list()
                .ofMaxSize(10);
    }

    private static List<Event> events(List<Move> moves) {
        List<Event> events = new ArrayList<>();
        events.add(claim(Kind.SUBMITTED, "first", 0)
                .with(Field.CHARGE_CENTS, 9_000L)
                .build());
        for (int i = 0; i < moves.size(); i++) {
            Move move = moves.get(i);
            EventBuilder event = claim(move.kind, "e" + i, move.day)
                    .with(Field.CHARGE_CENTS, move.cents)
                    .with(Field.PAID_CENTS, move.cents)
                    .with(Field.PAYMENT_ID, "p" + i)
                    .with(Field.PATIENT_RESPONSIBILITY_CENTS, move.cents)
                    .with(Field.ADJUSTMENT_CLASS, CLASSES[move.flavour % 4])
                    .with(Field.ADJUSTMENTS, List.of(new Adjustment("CLAIM", 0, "CO", "45", move.cents)));
            if (move.flavour == 5) {
                event.with(Field.EFFECTIVE_DATE, START / DAY + 40);
            }
            events.add(event.build());
        }
        return events;
    }

    private static EventBuilder claim(Kind kind, String id, int day) {
        return event(kind, id).claim("C1").at(START + day * DAY);
    }

    private static ClaimFacts facts(List<Event> events) {
        return ClaimFold.fold(
                events.stream().map(Entry::of).sorted(Entry.BY_STAMP).toList());
    }

    /** The sums of all cells, by group, day and column. */
    private static Map<String, Long> cells(List<Event> events) {
        List<Contribution> contributions = new ArrayList<>();
        Contributions.ofClaim("NORTH", facts(events), new LocalDays(ZONE), contributions);
        Map<String, Long> cells = new TreeMap<>();
        for (Contribution c : contributions) {
            for (int i = 0; i < c.columns().length; i++) {
                cells.put(c.group() + "|" + c.day() + "|" + c.columns()[i], c.amounts()[i]);
            }
        }
        return cells;
    }

    @Property(tries = 500)
    void shouldAgeTheOpenBalanceOfEveryDay(@ForAll("moves") List<Move> moves) {
        List<Event> events = events(moves);
        LocalDays days = new LocalDays(ZONE);
        ClaimFacts facts = facts(events);
        long submitted = days.dayOf(facts.firstSubmission().occurredAt());
        Map<String, Long> cells = cells(events);

        long[] levels = new long[Columns.CREDIT + 1];
        for (long day = submitted - 10; day < submitted + 200; day++) {
            long balance = 0;
            for (Posting posting : facts.postings()) {
                boolean booked = Math.max(submitted, posting.day(days)) <= day;
                boolean owed = posting.account() != Account.TO_PATIENT;
                long sign = posting.account() == Account.CHARGE ? 1 : -1;
                balance += booked && owed ? sign * posting.cents() : 0;
            }
            for (int column = 0; column < levels.length; column++) {
                levels[column] += cells.getOrDefault("BALANCE|" + day + "|" + column, 0L);
            }
            long age = day - submitted;
            int bucket = age <= 30 ? 0 : age <= 60 ? 1 : age <= 90 ? 2 : age <= 120 ? 3 : 4;
            long[] expected = new long[levels.length];
            expected[balance < 0 ? Columns.CREDIT : bucket] = Math.abs(balance);
            assertThat(levels).isEqualTo(expected);
        }
    }

    @Property(tries = 500)
    void shouldReturnEveryCellToTheCentWhenAllIsReversed(@ForAll("moves") List<Move> moves) {
        List<Event> events = events(moves);
        List<Event> charges = events.stream()
                .filter(event -> event.kind() == Kind.SUBMITTED || event.kind() == Kind.VOIDED)
                .toList();
        List<Event> reversed = new ArrayList<>(events);
        for (Event event : events) {
            if (!charges.contains(event)) {
                EventBuilder reversal = event(reversalOf(event.kind(), event), "r" + event.eventId())
                        .claim("C1")
                        .undoing(event.eventId())
                        .at(event.occurredAt());
                if (event.fields().has(Field.EFFECTIVE_DATE)) {
                    reversal.with(Field.EFFECTIVE_DATE, event.fields().number(Field.EFFECTIVE_DATE, 0));
                }
                reversed.add(reversal.build());
            }
        }

        assertThat(facts(reversed).waiting()).isEmpty();
        assertThat(money(cells(reversed))).isEqualTo(money(cells(charges)));
        assertThat(facts(reversed).postings().stream()
                        .filter(posting -> posting.account() == Account.TO_PATIENT)
                        .mapToLong(Posting::cents)
                        .sum())
                .isZero();
    }

    /** A kind's own reversal, where it has one; any money can be reversed by name. */
    private static Kind reversalOf(Kind kind, Event event) {
        boolean general = event.occurredAt() % (2 * DAY) == 0;
        if (kind == Kind.PATIENT_PAID && !general) {
            return Kind.PATIENT_PAYMENT_REVERSED;
        }
        return kind == Kind.ADJUSTED && !general ? Kind.ADJUSTMENT_REVERSED : Kind.REVERSED;
    }

    /** Without what counts inputs and the first answer, which no reversal takes back. */
    private static Map<String, Long> money(Map<String, Long> cells) {
        Map<String, Long> money = new TreeMap<>(cells);
        money.keySet().removeIf(cell -> {
            int column = Integer.parseInt(cell.substring(cell.lastIndexOf('|') + 1));
            boolean counts = column == Columns.PAYMENTS
                    || column == Columns.ADJUSTMENTS
                    || column == Columns.FIRST_PAID
                    || column >= Columns.DAYS_TO_PAYMENT_BINS;
            return cell.startsWith("ADJUDICATION") || (cell.startsWith("CLAIM|") && counts);
        });
        return money;
    }

    @Property(tries = 300)
    void shouldBookEachWriteOffUnderOneClass(@ForAll("moves") List<Move> moves) {
        Map<String, Long> cells = cells(events(moves));

        long all = sum(cells, Columns.WRITTEN_OFF);
        long byClass = 0;
        for (int i = 0; i < ClaimContributions.writeOffs().size(); i++) {
            byClass += sum(cells, Columns.WRITTEN_OFF_CLASS + i);
        }
        assertThat(byClass).isEqualTo(all);
        assertThat(sum(cells, Columns.WRITTEN_OFF_OTHER)).isEqualTo(all - sum(cells, Columns.WRITTEN_OFF_CLASS));
        assertThat(sum(cells, Columns.NET_CHARGE_WITHIN + 1))
                .isEqualTo(sum(cells, Columns.CHARGE_WITHIN + 1) - sum(cells, Columns.WRITTEN_OFF_CLASS));
    }

    @Example
    void shouldKnowEveryClassThatAnEventCanState() {
        for (String name : Codes.of(Field.ADJUSTMENT_CLASS)) {
            Event adjusted = claim(Kind.ADJUSTED, "a", 3)
                    .with(Field.ADJUSTMENT_CLASS, name)
                    .with(Field.ADJUSTMENTS, List.of(new Adjustment("CLAIM", 0, "CO", "45", 5)))
                    .build();
            Map<String, Long> cells =
                    cells(List.of(claim(Kind.SUBMITTED, "first", 0).build(), adjusted));

            int column = Codes.of(Field.ADJUSTMENT_CLASS).indexOf(name) + Columns.WRITTEN_OFF_CLASS;
            assertThat(sum(cells, column)).as(name).isEqualTo(5);
        }
    }

    private static long sum(Map<String, Long> cells, int column) {
        return cells.entrySet().stream()
                .filter(cell ->
                        cell.getKey().startsWith("CLAIM|") && cell.getKey().endsWith("|" + column))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
