package io.wardwatch.core.state;

import static io.wardwatch.core.scenario.EventBuilder.event;
import static io.wardwatch.core.scenario.EventBuilder.micros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardwatch.core.event.Adjustment;
import io.wardwatch.core.event.Diagnosis;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.Labs;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.PriorYear;
import io.wardwatch.core.event.Procedure;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.core.event.Submission;
import io.wardwatch.core.event.Validation;
import io.wardwatch.core.identity.Assignment;
import io.wardwatch.core.identity.Bonds;
import io.wardwatch.core.identity.Hop;
import io.wardwatch.core.identity.Notice;
import io.wardwatch.core.identity.PlaceName;
import io.wardwatch.core.policy.Tier;
import io.wardwatch.core.readmission.Ending;
import io.wardwatch.core.readmission.StayCoding;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.score.PaymentTarget;
import io.wardwatch.core.timeline.Entry;
import io.wardwatch.core.timeline.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Version 2 of the state format, byte for byte; an earlier version is known by its first byte and refused. {@code
 * -Dgolden=update} writes the files anew; a change of a released version's file means that stores in the field can no longer be
 * read.
 */
class StateCodecTest {
    private static final Head.Epoch EPOCH = new Head.Epoch(2, 3);
    private static final Path GOLDEN = Path.of("src/test/resources/state/v4");
    private static final long SUNRISE_1900 = Validation.EARLIEST;
    private static final long DUSK_2299 = Validation.LATEST - 1;

    private final StateCodec codec = new StateCodec();

    @Test
    void shouldKeepTheFormatOfAnEncounter() throws IOException {
        EncounterRecord record = encounter();

        byte[] bytes = codec.encode(record);

        assertThat(codec.decodeEncounter(golden("encounter", bytes))).isEqualTo(record);
        assertThat(codec.encode(codec.decodeEncounter(bytes))).isEqualTo(bytes);
    }

    @Test
    void shouldKeepTheFormatOfAClaim() throws IOException {
        ClaimRecord record = claimRecord();

        byte[] bytes = codec.encode(record);

        assertThat(codec.decodeClaim(golden("claim", bytes))).isEqualTo(record);
        assertThat(codec.encode(codec.decodeClaim(bytes))).isEqualTo(bytes);
    }

    @Test
    void shouldKeepTheFormatOfAHead() throws IOException {
        IdFilter ids = new IdFilter(Long.MIN_VALUE | 5, -1);
        Head head = new Head(
                new Head.Epoch(300, -2),
                -613_608L * 3_600_000_000L,
                List.of(
                        new EncounterSummary(
                                "NORTH",
                                "V1",
                                SUNRISE_1900,
                                SUNRISE_1900 + 1,
                                DUSK_2299,
                                -25_567,
                                120_529,
                                true,
                                -1,
                                SUNRISE_1900,
                                (1 << 17) - 1,
                                DUSK_2299,
                                DUSK_2299,
                                DUSK_2299,
                                ids,
                                Event.ABSENT,
                                Event.ABSENT,
                                false,
                                false,
                                new StayCoding(-1, Ending.TO_ACUTE, 399),
                                new LabelCounts(1, 0, 2, 300)),
                        new EncounterSummary(
                                "Süd-上",
                                "",
                                Event.ABSENT,
                                Event.ABSENT,
                                Event.ABSENT,
                                Event.ABSENT,
                                Event.ABSENT,
                                false,
                                -1,
                                Event.ABSENT,
                                0,
                                Event.ABSENT,
                                Event.ABSENT,
                                0,
                                IdFilter.EMPTY,
                                Event.ABSENT,
                                Event.ABSENT,
                                false,
                                false,
                                StayCoding.NONE),
                        visit(SUNRISE_1900, Event.ABSENT, -25_567),
                        visit(SUNRISE_1900, DUSK_2299, 120_529)),
                List.of(new ClaimSummary("NORTH", "C1", "V1"), new ClaimSummary("NORTH", "C2", "")),
                List.of(Entry.of(event(Kind.DIED, "died")
                        .of("NORTH", "")
                        .at(SUNRISE_1900)
                        .recorded(DUSK_2299)
                        .build())),
                null);

        byte[] bytes = codec.encode(head);

        assertThat(codec.decodeHead(golden("head", bytes))).isEqualTo(head);
        assertThat(codec.encode(codec.decodeHead(bytes))).isEqualTo(bytes);
    }

    /** One that is no stay. */
    private static EncounterSummary visit(long emergencyAt, long observationAt, long day) {
        return new EncounterSummary(
                "SOUTH",
                "V9",
                emergencyAt,
                Event.ABSENT,
                Event.ABSENT,
                Event.ABSENT,
                Event.ABSENT,
                false,
                -1,
                emergencyAt,
                0,
                Event.ABSENT,
                emergencyAt,
                emergencyAt,
                IdFilter.EMPTY,
                observationAt,
                day,
                observationAt == Event.ABSENT,
                false,
                StayCoding.NONE);
    }

    @Test
    void shouldKeepTheFormatOfATierAndOfAKnownCharge() throws IOException {
        Entry admitted =
                Entry.of(event(Kind.ADMITTED, "a").at("2025-03-01T08:15").build());
        Entry discharged =
                Entry.of(event(Kind.DISCHARGED, "d").at("2025-03-05T14:00").build());
        EncounterRecord record = new EncounterRecord(
                ZoneOffset.UTC,
                List.of(admitted, discharged),
                List.of(
                        new ScoreState(admitted, Moment.ADMISSION, 1, false, Tier.VERY_HIGH, 0.5, 7),
                        new ScoreState(discharged, Moment.DISCHARGE, 2, false, Tier.HIGH, 0.25, 8)));
        byte[] bytes = codec.encode(record);
        assertThat(codec.decodeEncounter(golden("encounter-tiers", bytes))).isEqualTo(record);

        long begin = admitted.occurredAt();
        long end = discharged.occurredAt();
        EncounterSummary charged = new EncounterSummary(
                "NORTH",
                "V1",
                begin,
                begin,
                end,
                20_148,
                20_152,
                true,
                4_200_00L,
                Event.ABSENT,
                0,
                Event.ABSENT,
                end,
                end,
                IdFilter.EMPTY,
                Event.ABSENT,
                Event.ABSENT,
                false,
                false,
                new StayCoding(0, Ending.AGAINST_ADVICE, -1),
                new LabelCounts(1, 1, 0, 0));
        Head head = new Head(EPOCH, List.of(charged), List.of(), List.of());
        assertThat(codec.decodeHead(golden("head-charged", codec.encode(head)))).isEqualTo(head);
    }

    @Test
    void shouldWriteTheSameBytesWhateverHeadWasReadBefore() {
        List<EncounterSummary> visits = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            visits.add(visit(SUNRISE_1900 + i, Event.ABSENT, -25_567));
            visits.add(visit(SUNRISE_1900 + i, DUSK_2299, 120_529));
        }
        byte[] bytes = codec.encode(new Head(EPOCH, visits, List.of(), List.of()));
        for (int changed = 0; changed < visits.size(); changed++) {
            Head read = codec.decodeHead(bytes);
            List<EncounterSummary> longer = new ArrayList<>(read.encounters());
            longer.add(visit(SUNRISE_1900 + 99, Event.ABSENT, -25_567));
            List<EncounterSummary> other = new ArrayList<>(read.encounters());
            other.set(changed, visit(SUNRISE_1900 + 99, DUSK_2299, 120_529));
            List<EncounterSummary> shorter = new ArrayList<>(read.encounters());
            shorter.remove(changed);
            for (List<EncounterSummary> next : List.of(longer, other, shorter)) {
                Head head = new Head(EPOCH, next, List.of(), List.of());
                assertThat(codec.encode(head)).isEqualTo(new StateCodec().encode(head));
            }
        }
    }

    @Test
    void shouldKeepTheFormatOfAnEmptyHead() throws IOException {
        assertThat(codec.decodeHead(golden("head-empty", codec.encode(Head.empty(EPOCH)))))
                .isEqualTo(Head.empty(EPOCH));
    }

    @Test
    void shouldKeepTheFormatOfAHeadThatIsTiedToOthers() throws IOException {
        PatientKey home = new PatientKey(1, -1);
        PatientKey root = new PatientKey(Long.MIN_VALUE, 2);
        List<Hop> path = List.of(new Hop(new PatientKey(3, 3), SUNRISE_1900, true), new Hop(root, DUSK_2299, false));
        Assignment assignment = new Assignment(
                home,
                300,
                path,
                List.of(new Assignment.Move("Süd-上", "V1", path.subList(1, 2))),
                List.of(new Finding(Finding.Code.MERGE_CYCLE, "", "", "", "m", "MPI")));
        PlaceName visit = PlaceName.encounter("Süd-上", "V1");
        Bonds bonds = new Bonds(
                assignment,
                1_000,
                List.of(
                        new Bonds.Handed(
                                visit, root, 999, Bonds.Stage.FREE, List.of(new Notice.Revision("MPI", "e", 1, 300))),
                        Bonds.Handed.to(root, PlaceName.REST, 1_000)),
                List.of(
                        new Bonds.Attached(root, PlaceName.claim("NORTH", "C1"), 7, true, path),
                        new Bonds.Attached(root, visit, 8, true, path),
                        new Bonds.Attached(root, PlaceName.REST, 9, false, List.of())));
        Head head = new Head(EPOCH, 1_762_000L * 3_600_000_000L, List.of(), List.of(), List.of(), bonds);

        byte[] bytes = codec.encode(head);

        assertThat(codec.decodeHead(golden("head-tied", bytes))).isEqualTo(head);
        assertThat(codec.encode(codec.decodeHead(bytes))).isEqualTo(bytes);
    }

    @Test
    void shouldRefuseAVersionItDoesNotKnow() {
        byte[] bytes = codec.encode(Head.empty(EPOCH));
        bytes[0] = 5;

        assertThatThrownBy(() -> codec.decodeHead(bytes)).hasMessageContaining("version 5");
    }

    @ParameterizedTest
    @CsvSource({
        "1, encounter",
        "1, encounter-tiers",
        "1, claim",
        "1, head",
        "1, head-charged",
        "1, head-empty",
        "2, encounter",
        "2, encounter-tiers",
        "2, claim",
        "2, head",
        "2, head-charged",
        "2, head-empty",
        "3, encounter",
        "3, encounter-tiers",
        "3, claim",
        "3, head",
        "3, head-charged",
        "3, head-empty",
        "3, head-tied"
    })
    void shouldKnowEarlierVersionsByEveryRecord(int version, String name) throws IOException {
        byte[] bytes = kept(Path.of("src/test/resources/state/v" + version), name);

        assertThat(StateCodec.versionOf(bytes)).isEqualTo(version);
        assertThatThrownBy(() -> codec.decodeHead(bytes)).hasMessageContaining("version " + version);
    }

    @Test
    void shouldReadARankOfAnySize() {
        Entry entry = Entry.of(event(Kind.CODED, "c")
                .with(Field.DIAGNOSES, List.of(new Diagnosis("I50", "ICD10", Integer.MAX_VALUE, false)))
                .build());
        EncounterRecord record = new EncounterRecord(ZoneOffset.UTC, List.of(entry), List.of());

        assertThat(codec.decodeEncounter(codec.encode(record))).isEqualTo(record);
    }

    private static ClaimRecord claimRecord() {
        Entry submitted = Entry.of(claim(Kind.SUBMITTED, "s")
                .with(Field.SUBMISSION, new Submission(2, "7", "P", "ICN-1"))
                .with(Field.PAYER, "AOK")
                .with(Field.PAYER_CLASS, "OTHER")
                .with(Field.CHARGE_CENTS, Validation.MAX_CENTS - 1)
                .with(Field.CURRENCY, "EUR")
                .with(Field.AUTHORIZATION_REQUIRED, true)
                .with(Field.ELIGIBILITY_VERIFIED, false)
                .with(Field.DUE_AT, DUSK_2299)
                .build());
        Entry adjusted = Entry.of(claim(Kind.ADJUSTED, "a")
                .with(
                        Field.ADJUSTMENTS,
                        List.of(
                                new Adjustment("LINE", 3, "CO", "45", -12_345),
                                new Adjustment("CLAIM", 0, "PI", "", 1 - Validation.MAX_CENTS)))
                .with(Field.EFFECTIVE_DATE, -25_567L)
                .build());
        Entry reversed =
                Entry.of(claim(Kind.REVERSED, "r").undoing("a").of("NORTH", "").build());
        PaymentState denial = new PaymentState(submitted, PaymentTarget.DENIAL, 1, false, 0.3, -1L << 47);
        PaymentState withdrawn = new PaymentState(reversed, PaymentTarget.UNPAID_90D, 300, true, 0, 0);
        return new ClaimRecord(
                ZoneId.of("Europe/Berlin"), List.of(submitted, adjusted, reversed), List.of(denial, withdrawn));
    }

    private static EncounterRecord encounter() {
        Entry first = Entry.of(event(Kind.ADMITTED, "a")
                .source("adt", 1)
                .at("2025-03-01T08:15")
                .unit("5 Süd – 内科")
                .with(Field.CLASS, "INPATIENT")
                .with(Field.PLANNED, true)
                .with(Field.BIRTH_DATE, -25_567L)
                .with(Field.AGE_YEARS, 0L)
                .with(Field.SEX, "X")
                .with(
                        Field.DIAGNOSES,
                        List.of(
                                new Diagnosis("I50.9", "ICD10", 1, true),
                                new Diagnosis("4280", "ICD9", 0, false),
                                new Diagnosis("Herzschwäche 🫀", "TEXT", 2, null)))
                .build());
        Entry second = Entry.of(event(Kind.DISCHARGED, "d")
                .source("adt", Long.MAX_VALUE)
                .at(SUNRISE_1900)
                .recorded(micros("2025-03-05T14:00") + 1)
                .basis(RecordedAtBasis.ARRIVAL)
                .undoing("x")
                .clearing(Field.DISPOSITION)
                .with(Field.DRG_WEIGHT, -0.0)
                .with(Field.FOLLOW_UP_AT, micros("2025-03-12T09:30"))
                .with(Field.PRIOR_YEAR, new PriorYear(2, -1, 0))
                .with(
                        Field.PROCEDURES,
                        List.of(new Procedure("0W3P8ZZ", "ICD10PCS", 20_150L), new Procedure("x", "", null)))
                .with(Field.LABS, new Labs(List.of(new Labs.Value("sodiumMmoll", 128.5))))
                .build());
        Entry third = attached();
        ScoreState admission = new ScoreState(first, Moment.ADMISSION, 1, false, Tier.LOW, 0.125, -1);
        ScoreState withdrawn = new ScoreState(second, Moment.DISCHARGE, 300, true, Tier.LOW, 0, 0);
        return new EncounterRecord(
                ZoneId.of("America/New_York"), List.of(first, second, third), List.of(admission, withdrawn));
    }

    private static Entry attached() {
        Entry own = Entry.of(event(Kind.TRANSFERRED, "t")
                .source("", -7)
                .at("2025-03-06T14:00:01")
                .recorded(DUSK_2299)
                .basis(RecordedAtBasis.ASSUMED)
                .build());
        return new Entry(
                own.kind(),
                own.source(),
                own.eventId(),
                "",
                own.occurredAt(),
                own.recordedAt(),
                own.basis(),
                own.sequence(),
                "swap-1",
                "",
                0,
                own.fields(),
                true,
                new PatientKey(-1, 1));
    }

    private static EventBuilder claim(Kind kind, String id) {
        return event(kind, id).claim("C1").at("2025-03-09T00:00");
    }

    /** The golden file's bytes, after comparing {@code written} with them. */
    private static byte[] golden(String name, byte[] written) throws IOException {
        Path file = GOLDEN.resolve(name + ".hex");
        if ("update".equals(System.getProperty("golden"))) {
            Files.createDirectories(GOLDEN);
            String hex = HexFormat.of().formatHex(written).replaceAll("(.{64})", "$1\n");
            Files.writeString(file, hex.stripTrailing() + "\n", StandardCharsets.US_ASCII);
        }
        byte[] kept = kept(GOLDEN, name);
        assertThat(HexFormat.of().formatHex(written))
                .as("%s", file)
                .isEqualTo(HexFormat.of().formatHex(kept));
        return kept;
    }

    private static byte[] kept(Path folder, String name) throws IOException {
        return HexFormat.of()
                .parseHex(Files.readString(folder.resolve(name + ".hex")).replaceAll("\\s", ""));
    }
}
