package io.wardwatch.core.timeline;

import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.scenario.EventBuilder;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A claim of many entries costs about as many looks at them as there are, not their square. */
class ClaimGrowthTest {
    private static final int PAYMENTS = 10_000;
    private static final long MOST_LOOKS = 100L * PAYMENTS;
    private static final long START = EventBuilder.micros("2025-01-10T03:00");

    /** A list that counts how often one of its elements is asked for. */
    private static final class Counted<T> extends AbstractList<T> {
        private final List<T> elements;
        private long looks;

        Counted(List<T> elements) {
            this.elements = elements;
        }

        @Override
        public T get(int index) {
            looks++;
            return elements.get(index);
        }

        @Override
        public int size() {
            return elements.size();
        }
    }

    private static EventBuilder claim(Kind kind, String id, int second) {
        return event(kind, id).claim("C1").at(START + second * 1_000_000L);
    }

    /** Every payment of its own, each reversed, by its event or by a number that all share. */
    private static List<Entry> entries() {
        List<EventBuilder> events = new ArrayList<>();
        events.add(claim(Kind.SUBMITTED, "sent", 0).with(Field.CHARGE_CENTS, 100_000_000L));
        for (int i = 0; i < PAYMENTS; i++) {
            events.add(claim(Kind.PATIENT_PAID, "paid" + i, i)
                    .with(Field.PAYMENT_ID, "one")
                    .with(Field.PAID_CENTS, 100L + i));
            EventBuilder reversal = claim(Kind.PATIENT_PAYMENT_REVERSED, "back" + i, PAYMENTS + i);
            events.add(i % 2 == 0 ? reversal.undoing("paid" + i) : reversal.with(Field.PAYMENT_ID, "one"));
        }
        return events.stream()
                .map(each -> Entry.of(each.build()))
                .sorted(Entry.BY_STAMP)
                .toList();
    }

    @Test
    void shouldLookAtEachEntryAFewTimesWhenThereAreMany() {
        Counted<Entry> entries = new Counted<>(entries());
        ClaimFacts facts = ClaimFold.fold(entries);

        assertThat(facts.postings()).hasSize(1 + 2 * PAYMENTS);
        assertThat(facts.waiting()).isEmpty();
        assertThat(entries.looks).isLessThan(MOST_LOOKS);
    }

    @Test
    void shouldLookAtEachPostingAFewTimesWhenThereAreMany() {
        List<Entry> entries = entries();
        ClaimFacts facts = ClaimFold.fold(entries);
        Counted<Posting> postings = new Counted<>(facts.postings());
        ClaimFacts counted = new ClaimFacts(
                facts.encounterId(),
                facts.payer(),
                facts.firstAdjudication(),
                facts.adjudicatedCents(),
                facts.firstSubmission(),
                facts.firstPayment(),
                postings,
                facts.mixedCurrency(),
                facts.waiting(),
                facts.unclaimed(),
                facts.repeated());

        assertThat(PatientDebt.steps(counted, entries)).hasSameSizeAs(entries);
        assertThat(postings.looks).isLessThan(MOST_LOOKS);
    }
}
