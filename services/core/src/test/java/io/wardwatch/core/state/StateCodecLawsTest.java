package io.wardwatch.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Diagnosis;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.core.event.Validation;
import io.wardwatch.core.policy.Tier;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.score.PaymentTarget;
import io.wardwatch.core.timeline.DueDay;
import io.wardwatch.core.timeline.Entry;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is written is read back equal, and equal records have equal bytes. */
class StateCodecLawsTest {
    private final StateCodec codec = new StateCodec();

    @Provide
    Arbitrary<List<Entry>> entries() {
        Arbitrary<Kind> kinds = Arbitraries.of(Kind.class);
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMaxLength(12), Arbitraries.of("", "ü", "内科", "🫀", "a".repeat(300)));
        Arbitrary<Long> times = Arbitraries.oneOf(
                Arbitraries.longs().between(Validation.EARLIEST, Validation.LATEST - 1),
                Arbitraries.longs().between(0, 2_000_000_000L).map(second -> second * 1_000_000L),
                Arbitraries.of(Validation.EARLIEST, Validation.LATEST - 1, 0L, -1L));
        Arbitrary<Long> sequences = Arbitraries.of(Event.ABSENT, 0L, -1L, Long.MAX_VALUE, Event.ABSENT + 1);
        Arbitrary<Fields> fields = Combinators.combine(
                        texts, Arbitraries.longs().between(0, Validation.MAX_CENTS), times, texts)
                .as(StateCodecLawsTest::fields);
        Arbitrary<Entry> base = Combinators.combine(kinds, texts, texts, times, times, sequences, texts, fields)
                .as((kind, source, id, occurred, recorded, sequence, affected, carried) -> new Entry(
                        kind,
                        source,
                        id,
                        "",
                        occurred,
                        recorded,
                        RecordedAtBasis.values()[id.length() % 3],
                        sequence,
                        affected.isEmpty() ? source : "",
                        affected,
                        sequence == 0 ? Field.PAYER.bit() | Field.DUE_AT.bit() : 0,
                        carried,
                        sequence < 0,
                        source.isEmpty() ? new PatientKey(occurred, recorded) : null));
        return base.list().ofMaxSize(12);
    }

    private static Fields fields(String text, long cents, long time, String code) {
        Fields.Builder builder = new Fields.Builder();
        builder.set(Field.UNIT, text.isEmpty() ? null : text);
        builder.set(Field.CHARGE_CENTS, cents % 3 == 0 ? null : (Object) cents);
        builder.set(Field.FOLLOW_UP_AT, time % 2 == 0 ? null : (Object) time);
        builder.set(Field.DRG_WEIGHT, Double.longBitsToDouble(cents));
        builder.set(
                Field.DIAGNOSES, List.of(new Diagnosis(code, text.isEmpty() ? "ICD10" : "TEXT", (int) cents, null)));
        return builder.build();
    }

    @Property(tries = 300)
    void shouldReadWhatItWrote(@ForAll("entries") List<Entry> entries) {
        List<ScoreState> scores = new ArrayList<>();
        List<PaymentState> payments = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            // A trigger is found by its id, of which a record holds one.
            Entry entry = entries.get(i);
            if (entries.stream().filter(entry::sameId).count() == 1) {
                Moment moment = Moment.values()[i % 4];
                scores.add(new ScoreState(
                        moment == Moment.FOLLOW_UP ? DueDay.of(entry, 1 + i * 7 % DueDay.DAYS) : entry,
                        moment,
                        i * 1_000,
                        i % 3 == 0,
                        Tier.values()[i % 4],
                        i / 7.0,
                        -i));
                payments.add(
                        new PaymentState(entry, PaymentTarget.values()[i % 2], i * 1_000, i % 3 == 0, i / 7.0, -i));
            }
        }
        EncounterRecord encounter = new EncounterRecord(ZoneOffset.UTC, entries, scores);
        ClaimRecord claim = new ClaimRecord(ZoneOffset.UTC, entries, payments);
        Head head = new Head(new Head.Epoch(1, 0), List.of(), List.of(), entries);

        assertThat(codec.decodeEncounter(codec.encode(encounter))).isEqualTo(encounter);
        assertThat(codec.decodeClaim(codec.encode(claim))).isEqualTo(claim);
        assertThat(codec.decodeHead(codec.encode(head))).isEqualTo(head);
    }
}
