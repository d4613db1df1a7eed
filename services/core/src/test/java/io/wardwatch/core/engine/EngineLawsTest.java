package io.wardwatch.core.engine;

import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Adjustment;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.Labs;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.core.event.Submission;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.LabModel;
import io.wardwatch.core.scenario.Ward;
import io.wardwatch.core.timeline.Entry;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws that hold for every set of events, however it arrives. */
class EngineLawsTest {
    private static final long HOUR = 3_600_000_000L;
    private static final long START = EventBuilder.micros("2025-02-20T22:00");
    private static final Kind[] KINDS = {
        Kind.ADMITTED,
        Kind.ADMITTED,
        Kind.ADMITTED,
        Kind.REGISTERED,
        Kind.TRANSFERRED,
        Kind.TRANSFERRED,
        Kind.TRANSFER_CANCELLED,
        Kind.CLASS_CHANGED,
        Kind.UPDATED,
        Kind.LEAVE_STARTED,
        Kind.LEAVE_ENDED,
        Kind.ADMISSION_CANCELLED,
        Kind.VISIT_DELETED,
        Kind.DISCHARGED,
        Kind.DISCHARGED,
        Kind.DISCHARGED,
        Kind.DISCHARGE_CANCELLED,
        Kind.CODED,
        Kind.DIED,
        Kind.SUBMITTED,
        Kind.SUBMITTED,
        Kind.ADJUDICATED,
        Kind.ADJUDICATED,
        Kind.REVERSED,
        Kind.TRANSFERRED_TO_PATIENT,
        Kind.TRANSFERRED_TO_PATIENT,
        Kind.PATIENT_PAID,
        Kind.ADJUSTED,
        Kind.VOIDED,
        Kind.PATIENT_PAYMENT_REVERSED,
        Kind.ADJUSTMENT_REVERSED,
        Kind.REFUNDED,
        Kind.RECOUPED,
        Kind.MERGED
    };
    private static final String[] CLASSES = {"INPATIENT", "OBSERVATION", "EMERGENCY", "INPATIENT"};
    private static final String[] DISPOSITIONS = {"01", "03", "20", "07"};
    private static final String[] WRITE_OFFS = {"CONTRACTUAL", "DENIAL", "CHARITY", "UNKNOWN"};
    private static final String[] PAYER_CLASSES = {"SELF_PAY", "MEDICAID", "SELF_PAY"};
    private static final String[] CODES = {"I50.9", "E11.2", "N18.4", "C78.0"};

    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<Integer> kind = Arbitraries.integers().between(0, KINDS.length - 1);
        Arbitrary<Integer> place = Arbitraries.integers().between(0, 3);
        Arbitrary<Integer> hour = Arbitraries.integers().between(0, 120);
        Arbitrary<Integer> lag = Arbitraries.integers().between(0, 40);
        Arbitrary<Integer> flavour = Arbitraries.integers().between(0, 63);
        Arbitrary<Integer> id = Arbitraries.integers().between(0, 40);
        return Combinators.combine(kind, place, hour, lag, flavour, id)
                .as(EngineLawsTest::make)
                .list()
                .ofMinSize(1)
                .ofMaxSize(24);
    }

    /** Few places, hours and ids, so that ties, undos and clashes of ids are common. */
    static Event make(int kindAt, int place, int hour, int lag, int flavour, int id) {
        Kind kind = KINDS[kindAt];
        long at = START + hour * 11 * HOUR;
        EventBuilder builder = event(kind, "e" + id)
                .at(at)
                .recorded(at + lag * HOUR)
                .of(place % 2 == 0 ? "NORTH" : "WEST", "V" + place);
        if (flavour % 8 == 0) {
            builder.undoing("e" + flavour % 5);
        }
        if (flavour % 16 == 1) {
            builder.basis(RecordedAtBasis.ARRIVAL);
        }
        if (flavour % 7 == 0) {
            builder.source("S" + flavour % 2, flavour % 3);
        }
        switch (kind) {
            case ADMITTED, REGISTERED, TRANSFERRED, UPDATED -> {
                builder.unit("U" + flavour % 3).with(Field.PAYER, "PAYER" + flavour % 2);
                if (flavour % 3 != 0) {
                    builder.with(Field.BED, "B" + flavour % 5);
                }
                if (flavour % 4 == 0) {
                    builder.with(Field.CLASS, CLASSES[flavour / 4 % 4]);
                }
                if (flavour % 5 == 0) {
                    builder.icd10(CODES[flavour % 4]).with(Field.AGE_YEARS, 60L + flavour % 30);
                }
                labs(builder, flavour);
                if (kind == Kind.UPDATED && flavour % 3 == 0) {
                    builder.clearing(Field.PAYER);
                }
            }
            case CLASS_CHANGED -> builder.with(Field.CLASS, CLASSES[flavour % 4]);
            case DISCHARGED, CODED -> {
                labs(builder, flavour);
                builder.with(Field.DISPOSITION, DISPOSITIONS[flavour % 4])
                        .with(Field.DRG, flavour % 2 == 0 ? "291" : "470")
                        .with(Field.CHARGE_CENTS, 1_000L * flavour)
                        .with(Field.PROVIDER, "D" + flavour % 3);
            }
            case DIED, MERGED -> builder.of("NORTH", flavour % 2 == 0 ? "" : "V2");
            case SUBMITTED,
                    ADJUDICATED,
                    REVERSED,
                    TRANSFERRED_TO_PATIENT,
                    PATIENT_PAID,
                    ADJUSTED,
                    VOIDED,
                    PATIENT_PAYMENT_REVERSED,
                    ADJUSTMENT_REVERSED,
                    REFUNDED,
                    RECOUPED -> claim(builder, place, flavour);
            default -> {
                // nothing to carry
            }
        }
        return builder.build();
    }

    /** Low, normal or no values, so that scores go up and down through all tiers. */
    private static void labs(EventBuilder builder, int flavour) {
        if (flavour % 5 != 0) {
            builder.with(
                    Field.LABS,
                    new Labs(List.of(
                            new Labs.Value(Labs.HEMOGLOBIN_G_DL, flavour % 3 == 0 ? 9 : 14),
                            new Labs.Value(Labs.SODIUM_MMOL_L, flavour % 2 == 0 ? 130 : 140))));
        }
    }

    private static void claim(EventBuilder builder, int place, int flavour) {
        builder.claim("C" + flavour % 2)
                .of(place % 2 == 0 ? "NORTH" : "WEST", flavour % 3 == 0 ? "" : "V" + place)
                .with(Field.CHARGE_CENTS, 500L * flavour)
                .with(Field.PAID_CENTS, 100L * flavour)
                .with(Field.CLAIM_STATUS, flavour % 3 == 0 ? "4" : "1")
                .with(Field.PAYER_CONTROL_NUMBER, "N" + flavour % 4)
                .with(Field.PAYMENT_ID, "P" + flavour % 3)
                .with(Field.PATIENT_RESPONSIBILITY_CENTS, 50L * flavour)
                .with(Field.ADJUSTMENT_CLASS, WRITE_OFFS[flavour % 4])
                .with(Field.ADJUSTMENTS, List.of(new Adjustment("CLAIM", 0, "CO", "45", flavour)));
        if (flavour % 5 != 0) {
            builder.with(Field.PAYER_CLASS, PAYER_CLASSES[flavour % 3])
                    .with(Field.AUTHORIZATION_REQUIRED, flavour % 2 == 0)
                    .with(Field.AUTHORIZATION, flavour % 4 == 0 ? "A" + flavour : null)
                    .with(Field.ELIGIBILITY_VERIFIED, flavour % 7 != 0);
        }
        if (flavour % 6 == 0) {
            builder.with(Field.REMIT_ID, "R" + flavour % 4);
        }
        if (flavour % 9 == 0) {
            builder.with(Field.EFFECTIVE_DATE, 20_140L + flavour);
        }
        if (flavour % 21 == 0) {
            builder.with(Field.SUBMISSION, new Submission(2, flavour == 0 ? "8" : "7", "P", ""));
        }
        if (flavour == 33) {
            builder.with(Field.CURRENCY, "EUR");
        } else if (flavour > 48) {
            builder.with(Field.CURRENCY, "USD");
        }
    }

    static Ward ward() {
        return new Ward(LabModel.scorer())
                .facility(new Facility("NORTH", ZoneId.of("America/New_York"), 10))
                .facility(new Facility("WEST", ZoneId.of("Europe/Berlin"), 10));
    }

    @Property(tries = 1_000)
    void shouldHoldTheSameWhateverTheOrderAndDuplicates(@ForAll("histories") List<Event> history, @ForAll long seed) {
        List<Event> other = new ArrayList<>(history);
        Random random = new Random(seed);
        for (Event event : history) {
            if (random.nextInt(4) == 0) {
                other.add(event);
            }
        }
        Collections.shuffle(other, random);

        Ward one = ward().applyAll(history);
        Ward two = ward().applyAll(other);

        assertThat(two.described())
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .isEqualTo(one.described());
    }

    @Property(tries = 1_000)
    void shouldHaveSaidExactlyWhatHolds(@ForAll("histories") List<Event> history) {
        Ward ward = ward().applyAll(history);

        Ward.Said holds = ward.described();

        assertThat(ward.said.cells).isEqualTo(holds.cells);
        assertThat(ward.said.scores).isEqualTo(holds.scores);
        assertThat(ward.said.findings).isEqualTo(holds.findings);
        assertThat(ward.said.alerts).isEqualTo(holds.alerts);
        assertThat(ward.said.paymentScores).isEqualTo(holds.paymentScores);
        assertThat(ward.said.financeAlerts).isEqualTo(holds.financeAlerts);
        assertThat(ward.said.stays).isEqualTo(holds.stays);
        assertThat(ward.said.judgedStays).isEqualTo(holds.judgedStays);
        assertThat(ward.said.labels).isEqualTo(holds.labels);
    }

    @Property(tries = 500)
    void shouldSayAndKeepTheSameOfEventsThatAHostGathers(@ForAll("histories") List<Event> history, @ForAll int at) {
        Ward one = ward();
        long applied = history.stream()
                .filter(event -> one.apply(event) == Result.APPLIED)
                .count();
        Ward two = ward();
        int cut = Math.floorMod(at, history.size());
        int gathered =
                two.applyGathered(history.subList(0, cut)) + two.applyGathered(history.subList(cut, history.size()));

        assertThat(gathered).isEqualTo(applied);
        assertThat(two.state()).isEqualTo(one.state());
        assertThat(two.said).usingRecursiveComparison().usingOverriddenEquals().isEqualTo(one.said);
        assertThat(two.differencesSaid).isEqualTo(one.differencesSaid);
        assertThat(two.scoresSaid).usingRecursiveComparison().isEqualTo(one.scoresSaid);
        assertThat(two.alertsSaid).isEqualTo(one.alertsSaid);
    }

    @Property(tries = 500)
    void shouldScoreFromThePastOnly(@ForAll("histories") List<Event> history, @ForAll("histories") List<Event> future) {
        Ward known = ward().applyAll(history);
        Map<String, String> scores = known.described().scores;
        Map<String, String> payments = known.described().paymentScores;
        long last = history.stream().mapToLong(Event::recordedAt).max().orElseThrow();

        // Whatever is added above every stamp of the history changes no byte of its scores.
        for (Event event : future) {
            long later = last + HOUR + event.recordedAt() - START;
            known.apply(restamped(event, later));
        }

        assertThat(known.described().scores).containsAllEntriesOf(scores);
        assertThat(known.described().paymentScores).containsAllEntriesOf(payments);
    }

    static Event restamped(Event event, long recordedAt) {
        return new Event(
                event.kind(),
                "later-" + event.eventId(),
                event.source(),
                event.patient(),
                event.facility(),
                event.encounterId(),
                event.claimId(),
                event.occurredAt(),
                recordedAt,
                event.basis(),
                event.receivedAt(),
                event.sequence(),
                event.cleared(),
                event.causeId(),
                event.affectedEventId(),
                event.fields());
    }

    @Property(tries = 500)
    void shouldLeaveNothingOfADeletedVisit(@ForAll("histories") List<Event> history) {
        Ward ward = ward().applyAll(history);
        long last = history.stream().mapToLong(Event::recordedAt).max().orElseThrow() + HOUR;
        int i = 0;
        for (String place : List.of("NORTH V0", "WEST V1", "NORTH V2", "WEST V3")) {
            String[] where = place.split(" ");
            ward.apply(event(Kind.VISIT_DELETED, "deleted" + i++)
                    .of(where[0], where[1])
                    .at(last)
                    .build());
        }

        assertThat(ward.said.cells.keySet())
                .allMatch(cell ->
                        cell.startsWith("ADJUDICATION|") || cell.startsWith("CLAIM|") || cell.startsWith("BALANCE|"));
    }

    @Property(tries = 300)
    void shouldChangeNothingWhenAMoveIsDoneAndUndone(@ForAll("histories") List<Event> history) {
        Ward.Said before = ward().applyAll(history).described();
        Ward ward = ward().applyAll(history);
        EventBuilder move =
                event(Kind.TRANSFERRED, "move").of("NORTH", "V0").unit("ICU").with(Field.PAYER, "NEW");
        EventBuilder undo =
                event(Kind.TRANSFER_CANCELLED, "undo").of("NORTH", "V0").undoing("move");

        // By name, an undo finds its target even where that has the greater stamp.
        ward.apply(undo.at(START).recorded(START + 2_000 * HOUR).build());
        ward.apply(move.at(START).recorded(START + 2_001 * HOUR).build());

        Ward.Said after = ward.described();
        assertThat(after.cells).isEqualTo(before.cells);
        assertThat(after.scores).isEqualTo(before.scores);
        assertThat(after.alerts).isEqualTo(before.alerts);
        assertThat(after.stays).isEqualTo(before.stays);
        assertThat(after.judgedStays).isEqualTo(before.judgedStays);
        assertThat(after.findings).isEqualTo(before.findings);
    }

    @Property(tries = 300)
    void shouldOrderEntriesTotally(@ForAll("histories") List<Event> history) {
        List<Entry> entries = history.stream().map(Entry::of).toList();
        for (Entry a : entries) {
            for (Entry b : entries) {
                assertThat(Integer.signum(a.compareStamp(b))).isEqualTo(-Integer.signum(b.compareStamp(a)));
                for (Entry c : entries) {
                    if (a.compareStamp(b) < 0 && b.compareStamp(c) < 0) {
                        assertThat(a.compareStamp(c)).isNegative();
                    }
                }
            }
        }
    }
}
