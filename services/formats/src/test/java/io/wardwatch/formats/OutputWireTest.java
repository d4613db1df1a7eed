package io.wardwatch.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.RuleFact;
import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.core.feed.AlertAction;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.Dimension;
import io.wardwatch.core.measure.KpiStatus;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.RiskTick;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.measure.Window;
import io.wardwatch.core.policy.CareRule;
import io.wardwatch.core.policy.Severity;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.score.ReadmissionScore;
import io.wardwatch.core.score.Reason;
import io.wardwatch.core.score.card.Component;
import io.wardwatch.core.score.card.ScoreCard;
import io.wardwatch.core.score.card.ScoreVersion;
import io.wardwatch.core.score.card.Standing;
import io.wardwatch.core.tile.Surge;
import io.wardwatch.core.tile.SurgeAlerts;
import io.wardwatch.core.timeline.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mapping, held against what Avro itself makes of the contract. */
class OutputWireTest {
    private static final PatientKey PATIENT = new PatientKey(-1, 42);
    private static final byte[] CUT = {1, 2, (byte) 200};

    /** A value and the mapping it goes through. */
    record Sample<T>(String name, Wire<T> wire, T value) {
        static <T> Sample<T> of(String name, Wire<T> wire, T value) {
            return new Sample<>(name, wire, value);
        }

        byte[] written() {
            return wire.toWire(value);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample<?>> samples() {
        Random random = new Random(7);
        Event admitted = Stream.generate(() -> AnyEvents.event(random))
                .filter(event -> event.kind().type() == EventType.ADMISSION)
                .findFirst()
                .orElseThrow();
        return Stream.of(
                Sample.of("event", EventWire.of(EventType.ADMISSION), admitted),
                Sample.of("tick", new ControlWire(), new Control.Tick(1_740_000_000_000_000L)),
                Sample.of(
                        "facility",
                        new ControlWire(),
                        new Control.Known(new Facility("NORTH", ZoneId.of("Europe/Paris"), 300))),
                Sample.of("contribution", new ContributionWire(), contribution()),
                Sample.of("risk tick", new ContributionWire(), new RiskTick(2, 3, 1_740_000_000_000_000L)),
                Sample.of("matured value", new ValueWire(), matured()),
                Sample.of("unavailable value", new ValueWire(), unavailable()),
                Sample.of("open alert", new AlertWire(), new Said<>(alert(Event.ABSENT), CUT)),
                Sample.of("closed alert", new AlertWire(), new Said<>(alert(1_740_000_000_000_009L), CUT)),
                Sample.of("alert of a rule", new AlertWire(), new Said<>(ruleAlert(), CUT)),
                Sample.of("alert of a facility", new AlertWire(), new Said<>(surgeAlert(), new byte[0])),
                Sample.of("stay in the house", new StayWire(), new Said<>(FeedSamples.openStay(), CUT)),
                Sample.of("void stay", new StayWire(), new Said<>(FeedSamples.voidStay(), CUT)),
                Sample.of("index stay", new IndexStayWire(), new Said<>(IndexStaySamples.readmitted(), CUT)),
                Sample.of("stay that is none", new IndexStayWire(), new Said<>(IndexStaySamples.left(), CUT)),
                Sample.of("void index stay", new IndexStayWire(), new Said<>(IndexStaySamples.nothing(), CUT)),
                Sample.of("progress", new RiskProgressWire(), FeedSamples.progress()),
                Sample.of(
                        "progress before the first tick",
                        new RiskProgressWire(),
                        new RiskProgress(0, 1, Event.ABSENT, List.of())),
                Sample.of("finance alert", new FinanceAlertWire(), new Said<>(FeedSamples.financeAlert(), CUT)),
                Sample.of(
                        "bare finance alert", new FinanceAlertWire(), new Said<>(FeedSamples.bareFinanceAlert(), CUT)),
                Sample.of("snooze", AlertActionWire.care(), FeedSamples.snooze()),
                Sample.of("acknowledgement", AlertActionWire.finance(), FeedSamples.acknowledgement()),
                Sample.of("finding", new FindingWire(), new Said<>(finding(), CUT)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void shouldReadBackWhatItWrote(Sample<T> sample) {
        assertThat(sample.wire().fromWire(sample.written())).isEqualTo(Parsed.accepted(sample.value()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void shouldWriteWhatAvroReadsAndReadWhatAvroWrites(Sample<T> sample) throws IOException {
        assertThat(sample.wire()
                        .fromWire(throughAvro(sample.wire().topic().value().orElseThrow(), sample.written())))
                .isEqualTo(Parsed.accepted(sample.value()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void shouldRefuseEveryTruncation(Sample<T> sample) {
        byte[] bytes = sample.written();
        for (int length = 0; length < bytes.length; length++) {
            assertThat(sample.wire().fromWire(Arrays.copyOf(bytes, length)))
                    .as("first %d bytes", length)
                    .isInstanceOf(Parsed.Rejected.class);
        }
    }

    @Test
    void shouldCarryAScoreWithItsReasonsAndFeatures() throws IOException {
        ScoreWire wire = new ScoreWire("readmission@1");
        IssuedScore issued = score();
        byte[] bytes = wire.toWire(new Said<>(issued, CUT));
        byte[] avro = throughAvro(wire.topic().value().orElseThrow(), bytes);
        assertThat(wire.fromWire(avro))
                .isInstanceOfSatisfying(Parsed.Accepted.class, accepted -> assertThat(accepted.value())
                        .usingRecursiveComparison()
                        .isEqualTo(new Said<>(issued, CUT)));
    }

    @Test
    void shouldCarryThatAScoreIsWithdrawn() {
        ScoreWire wire = new ScoreWire("readmission@1");
        IssuedScore said = score();
        Said<IssuedScore> withdrawn = new Said<>(
                new IssuedScore(
                        said.scoreId(),
                        2,
                        PATIENT,
                        said.facility(),
                        said.encounterId(),
                        said.moment(),
                        said.trigger(),
                        said.triggerSource(),
                        said.scoredAt(),
                        null),
                CUT);
        assertThat(wire.fromWire(wire.toWire(withdrawn))).isEqualTo(Parsed.accepted(withdrawn));
    }

    @Test
    void shouldRefuseASnoozeWithoutAnEnd() {
        AlertAction snooze = FeedSamples.snooze();
        AlertAction endless = new AlertAction(
                snooze.actionId(),
                snooze.alertId(),
                snooze.kind(),
                snooze.actor(),
                snooze.at(),
                snooze.severity(),
                snooze.comment(),
                snooze.assignee(),
                Event.ABSENT,
                snooze.reason());
        assertThat(AlertActionWire.care().fromWire(AlertActionWire.care().toWire(endless)))
                .isInstanceOfSatisfying(
                        Parsed.Rejected.class,
                        rejected -> assertThat(rejected.rejection().reason()).isEqualTo(RejectionReason.MISSING_FIELD));
    }

    @Test
    void shouldRefuseAControlRecordThatNothingReadsYet() {
        byte[] bytes = new ControlWire().toWire(new Control.Tick(0));
        bytes[5] = 2 * 3;
        assertThat(new ControlWire().fromWire(bytes))
                .isInstanceOfSatisfying(
                        Parsed.Rejected.class,
                        rejected -> assertThat(rejected.rejection().reason()).isEqualTo(RejectionReason.UNKNOWN_KIND));
    }

    @Test
    void shouldKeepKeysOfStaysApartWhateverTheIdsHold() {
        assertThat(new String(StayWire.key(FeedSamples.openStay()), StandardCharsets.UTF_8))
                .isEqualTo("NORTH|V%7C1%25");
        assertThat(StayWire.key(FeedSamples.stay("A|B", "C"))).isNotEqualTo(StayWire.key(FeedSamples.stay("A", "B|C")));
        assertThat(StayWire.key(FeedSamples.stay("A%7CB", "C")))
                .isNotEqualTo(StayWire.key(FeedSamples.stay("A|B", "C")));
    }

    @Test
    void shouldRefuseAStayInAZoneThatDoesNotExist() {
        byte[] bytes = new StayWire().toWire(new Said<>(FeedSamples.openStay(), CUT));
        int zone = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("Europe/Paris");
        bytes[zone] = '?';
        assertThat(new StayWire().fromWire(bytes)).isInstanceOfSatisfying(Parsed.Rejected.class, rejected -> assertThat(
                        rejected.rejection().reason())
                .isEqualTo(RejectionReason.INVALID_VALUE));
    }

    @Test
    void shouldRefuseProgressOfAPartitionThatIsNone() {
        RiskProgressWire wire = new RiskProgressWire();
        assertThat(wire.fromWire(wire.toWire(new RiskProgress(3, 3, Event.ABSENT, List.of()))))
                .isInstanceOf(Parsed.Rejected.class);
    }

    /** What Avro itself writes of what it reads there. */
    static byte[] throughAvro(Schema schema, byte[] framed) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(framed, 5, framed.length - 5, null);
        GenericRecord record = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
        assertThat(decoder.isEnd()).isTrue();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(framed, 0, 5);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static Contribution contribution() {
        return new Contribution(
                MeasureGroup.DISCHARGE,
                "NORTH",
                20_148,
                "5W",
                "DR1",
                "MEDICARE",
                "75-84",
                new int[] {0, 3, 400},
                new long[] {1, -5, 1L << 50});
    }

    private static KpiValue matured() {
        return new KpiValue(
                "readmission.30d.crude",
                1,
                SliceKey.of("NORTH", Dimension.PAYER, "MEDICARE"),
                Window.QUARTER,
                KpiStatus.MATURED,
                20_148,
                20_028,
                20_118,
                15,
                100,
                15,
                Optional.of(new BigInteger("340282366920938463463374607431768211455")),
                0.15,
                0.09,
                0.23,
                "share",
                2,
                1_740_000_000_000_000L,
                0.14,
                "");
    }

    private static KpiValue unavailable() {
        return new KpiValue(
                "denial.initial.count",
                1,
                SliceKey.NETWORK,
                Window.WEEK,
                KpiStatus.UNAVAILABLE,
                20_148,
                KpiValue.ABSENT,
                20_148,
                KpiValue.ABSENT,
                KpiValue.ABSENT,
                KpiValue.ABSENT,
                Optional.empty(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                "share",
                1,
                KpiValue.ABSENT,
                Double.NaN,
                "CLAIM");
    }

    private static CareAlert alert(long closedAt) {
        return new CareAlert(
                "a1",
                "READMISSION_RISK",
                "WARNING",
                closedAt == Event.ABSENT ? CareAlert.State.OPEN : CareAlert.State.CLOSED,
                PATIENT,
                "NORTH",
                "V1",
                "5W",
                1_740_000_000_000_000L,
                1_740_000_000_000_001L,
                closedAt,
                "s1",
                0.42,
                "TIER_HIGH",
                List.of(new Reason("PRIOR_ADMISSIONS", 3, 0, 0.9)));
    }

    private static CareAlert ruleAlert() {
        return CareAlert.ofRule(
                "a2",
                CareRule.FREQUENT_EMERGENCY_VISITS,
                Severity.INFO,
                new CareAlert.Subject(PATIENT, "NORTH", "V2", "ED"),
                new CareAlert.Course(1_740_000_000_000_000L, Event.ABSENT, ""),
                List.of(new RuleFact(RuleFact.EMERGENCY_VISITS, 4), new RuleFact(RuleFact.WINDOW_DAYS, 60)));
    }

    private static CareAlert surgeAlert() {
        return new SurgeAlerts(CareRule.OCCUPANCY_SURGE.defaults())
                .of("NORTH", ZoneOffset.UTC, new Surge(20_150, 20_153, 117, 120));
    }

    private static RaisedFinding finding() {
        return new RaisedFinding(
                PATIENT, new Finding(Finding.Code.OVERLAPPING_STAYS, "NORTH", "V1", "", "e1", "adt"), false);
    }

    private static IssuedScore score() {
        ReadmissionScore score = new ReadmissionScore(
                Moment.DISCHARGE,
                "readmission-lr",
                "1",
                0.31,
                -1.9,
                "HIGH",
                -1,
                4,
                11,
                List.of("C", "E"),
                2,
                true,
                List.of(new Reason("AGE", 78, 65, 0.13)),
                new double[] {1, 0, 78},
                List.of(
                        ScoreCard.of(
                                ScoreVersion.LACE_2010,
                                List.of(
                                        new Component("L", 4, 4, 4, Standing.KNOWN),
                                        new Component("C", 1, 1, 5, Standing.MISSING))),
                        ScoreCard.of(
                                ScoreVersion.ELIXHAUSER_VAN_WALRAVEN_2009,
                                List.of(new Component("OBESITY", -4, -4, -4, Standing.KNOWN)))));
        return new IssuedScore(
                "s1", 1, PATIENT, "NORTH", "V1", score.moment(), "e2", "adt", 1_740_000_000_000_000L, score);
    }
}
