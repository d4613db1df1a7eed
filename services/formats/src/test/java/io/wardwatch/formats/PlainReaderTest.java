package io.wardwatch.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.core.event.RejectionReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainReaderTest {
    private static final String ADMITTED = """
            {"type":"admission","eventId":"e1","patientId":"P1","encounterId":"V1","facility":"NORTH","occurredAt":"2025-03-01T08:15:00Z"%s}""";

    @Test
    void shouldReadTheFormatsOwnExamples() {
        List<Parsed<Event>> read = read("""
                {"type":"admission","eventId":"e1","patientId":"P1","encounterId":"V1","facility":"NORTH","occurredAt":"2025-03-01T08:15:00Z","class":"INPATIENT","admissionType":"EMERGENCY","unit":"5W","payer":"MEDICARE","ageYears":78,"sex":"F","diagnoses":[{"code":"I50.9","system":"ICD10","rank":1}]}
                {"type":"discharge","eventId":"e2","patientId":"P1","encounterId":"V1","facility":"NORTH","occurredAt":"2025-03-05T14:00:00Z","disposition":"01","drg":"291"}
                {"type":"claim","kind":"SUBMITTED","eventId":"c1","patientId":"P1","encounterId":"V1","facility":"NORTH","claimId":"C1","occurredAt":"2025-03-09T00:00:00Z","payer":"MEDICARE","chargeCents":1842000,"submission":{"sequence":1,"frequencyCode":"1","payerSequence":"P"}}
                {"type":"discharge","kind":"CANCELLED","eventId":"e3","patientId":"P1","encounterId":"V1","facility":"NORTH","occurredAt":"2025-03-05T15:10:00Z"}
                """);
        assertThat(read)
                .extracting(parsed -> accepted(parsed).kind())
                .containsExactly(Kind.ADMITTED, Kind.DISCHARGED, Kind.SUBMITTED, Kind.DISCHARGE_CANCELLED);
        assertThat(read.stream().map(parsed -> accepted(parsed).patient()).distinct())
                .hasSize(1);
        Event claim = accepted(read.get(2));
        assertThat(claim.claimId()).isEqualTo("C1");
        assertThat(claim.fields().number(Field.CHARGE_CENTS, 0)).isEqualTo(1_842_000);
        assertThat(claim.basis()).isEqualTo(RecordedAtBasis.ASSUMED);
        assertThat(claim.recordedAt()).isEqualTo(claim.occurredAt());
    }

    @Test
    void shouldAssumeFinalCodingTwoWeeksLater() {
        Event coded = accepted(
                read("{\"kind\":\"CODED\",\"type\":\"discharge\",\"eventId\":\"e\",\"patientId\":\"P\",\"encounterId\":\"V\","
                                + "\"facility\":\"F\",\"occurredAt\":\"2025-03-01T08:15:00Z\"}")
                        .getFirst());
        assertThat(coded.recordedAt() - coded.occurredAt())
                .isEqualTo(Duration.ofDays(14).toMillis() * 1000);
    }

    @Test
    void shouldReadTimesWithoutOffsetInTheFacilitysZone() {
        String line = ADMITTED.formatted("").replace("08:15:00Z", "08:15");
        PlainReader reader = new PlainReader(
                new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)),
                "f",
                Pseudonyms.demo(),
                facility -> ZoneId.of("America/New_York"));
        assertThat(Event.instant(accepted(reader.next()).occurredAt()))
                .isEqualTo(Instant.parse("2025-03-01T13:15:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ",\"unit\":5 | INVALID_VALUE | unit",
                ",\"unit\":[1] | INVALID_VALUE | unit",
                ",\"shoeSize\":5 | UNKNOWN_FIELD | shoeSize",
                ",\"drg\":\"291\" | UNKNOWN_FIELD | drg",
                ",\"survivorPatientKey\":\"x\" | UNKNOWN_FIELD | survivorPatientKey",
                ",\"patientKey\":\"x\" | UNKNOWN_FIELD | patientKey",
                ",\"kind\":\"DANCED\" | UNKNOWN_KIND | kind",
                ",\"kind\":\"MERGED\" | MISSING_FIELD | survivorPatientId",
                ",\"class\":\"VIP\" | UNKNOWN_CODE | class",
                ",\"recordedAt\":\"9999-01-01T00:00:00Z\" | TIME_OUT_OF_RANGE | recordedAt",
                ",\"recordedAt\":\"0001-01-01T00:00:00Z\" | TIME_OUT_OF_RANGE | recordedAt",
                ",\"recordedAt\":\"2025-02-30T00:00:00Z\" | INVALID_TIME | recordedAt",
                ",\"recordedAt\":\"2025-02-03\" | INVALID_TIME | recordedAt",
                ",\"recordedAt\":\"yesterday\" | INVALID_TIME | recordedAt",
                ",\"birthDate\":\"1950-13-01\" | INVALID_TIME | birthDate",
                ",\"ageYears\":-1 | OUT_OF_RANGE | ageYears",
                ",\"ageYears\":99999999999999999999 | OUT_OF_RANGE | ageYears",
                ",\"labs\":{\"sodiumMmoll\":1e999} | OUT_OF_RANGE | labs",
                ",\"diagnoses\":[{}] | MISSING_FIELD | diagnoses.code",
                ",\"diagnoses\":[null] | INVALID_VALUE | diagnoses",
                ",\"diagnoses\":[{\"code\":\"A\",\"colour\":1}] | UNKNOWN_FIELD | diagnoses.colour",
                ",\"diagnoses\":[{\"code\":\"A\",\"system\":\"ICD13\"}] | UNKNOWN_CODE | diagnoses.system",
                ",\"cleared\":[\"shoeSize\"] | UNKNOWN_FIELD | cleared.shoeSize",
                ",\"unit\":\"a\",\"unit\":\"b\" | INVALID_VALUE | unit",
                ",\"eventId\":\"e9\" | INVALID_VALUE | a field given twice",
                ",\"unit\":\"\\ud800\" | INVALID_VALUE | unit",
                "} {\"a\":1 | MALFORMED | more than one JSON value"
            })
    void shouldSayWhyALineIsRefused(String more, RejectionReason reason, String detail) {
        assertRefused(ADMITTED.formatted(more), reason, detail);
    }

    @ParameterizedTest
    @CsvSource({"eventId", "patientId", "encounterId", "facility", "occurredAt", "type"})
    void shouldNameTheMustFieldThatIsMissing(String field) {
        assertRefused(
                ADMITTED.formatted("")
                        .replaceAll("\"" + field + "\":\"[^\"]*\",?", "")
                        .replace(",}", "}"),
                RejectionReason.MISSING_FIELD,
                field);
    }

    @Test
    void shouldRefuseAClaimWithoutItsNumberAndANegativeCharge() {
        String claim =
                "{\"type\":\"claim\",\"eventId\":\"c\",\"patientId\":\"P\",\"facility\":\"F\",\"occurredAt\":\"2025-03-01T08:15:00Z\"%s}";
        assertRefused(claim.formatted(""), RejectionReason.MISSING_FIELD, "claimId");
        assertRefused(
                claim.formatted(",\"claimId\":\"C\",\"chargeCents\":-1"),
                RejectionReason.NEGATIVE_AMOUNT,
                "chargeCents");
        assertRefused(
                claim.formatted(",\"claimId\":\"C\",\"chargeCents\":1.5"),
                RejectionReason.INVALID_VALUE,
                "chargeCents");
    }

    @Test
    void shouldRefuseNestingAThousandDeepAndTenMegabytesOfText() {
        String deep = "[".repeat(1000) + "]".repeat(1000);
        assertRefused(ADMITTED.formatted(",\"unit\":" + deep), RejectionReason.TOO_DEEP, "JSON");
        assertRefused(deep, RejectionReason.TOO_DEEP, "JSON");
        assertRefused(
                ADMITTED.formatted(",\"unit\":\"" + "x".repeat(10_000_000) + "\""), RejectionReason.TOO_LONG, "record");
        assertRefused(ADMITTED.formatted(",\"unit\":\"" + "x".repeat(70_000) + "\""), RejectionReason.TOO_LONG, "JSON");
        assertRefused(ADMITTED.formatted(",\"unit\":\"" + "é".repeat(40_000) + "\""), RejectionReason.TOO_LONG, "unit");
        assertRefused(
                ADMITTED.formatted(",\"cleared\":[" + "\"unit\",".repeat(10_000) + "\"unit\"]"),
                RejectionReason.TOO_LONG,
                "cleared");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "{", "{\"type\":", "[]", "7", "{}x", "\0", "{\"type\":\"admission\""})
    void shouldRefuseWhatIsNoJsonObject(String line) {
        assertThat(read(line)).singleElement().isInstanceOf(Parsed.Rejected.class);
    }

    @Test
    void shouldGoOnBehindABadLineAndNameItsPlace() {
        List<Parsed<Event>> read = read(ADMITTED.formatted("") + "\r\n\n" + "poison\n" + ADMITTED.formatted(""));
        assertThat(read).hasSize(3);
        accepted(read.get(0));
        assertThat(read.get(1)).isInstanceOfSatisfying(Parsed.Rejected.class, rejected -> {
            assertThat(rejected.place()).isEqualTo("events.jsonl:3");
            assertThat(rejected.original()).isEqualTo("poison".getBytes(StandardCharsets.UTF_8));
        });
        accepted(read.get(2));
    }

    @Test
    void shouldGoOnBehindALineOverItsBound() {
        byte[] good = (ADMITTED.formatted("") + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] data = new byte[Lines.LONGEST + 5_000_000 + good.length * 2];
        System.arraycopy(good, 0, data, 0, good.length);
        Arrays.fill(data, good.length, data.length - good.length - 1, (byte) 'x');
        data[data.length - good.length - 1] = '\n';
        System.arraycopy(good, 0, data, data.length - good.length, good.length);
        List<Parsed<Event>> read = drain(new ByteArrayInputStream(data));
        assertThat(read).hasSize(3);
        assertThat(((Parsed.Rejected<Event>) read.get(1)).original()).hasSize(Lines.LONGEST);
        accepted(read.get(2));
    }

    @Test
    void shouldSayWhereACompressedFileBreaksOff() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 100; i++) {
                gzip.write((ADMITTED.formatted("") + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] whole = bytes.toByteArray();
        List<Parsed<Event>> read =
                drain(new GZIPInputStream(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length - 12))));
        assertThat(read.getLast()).isInstanceOfSatisfying(Parsed.Rejected.class, rejected -> assertThat(
                        rejected.rejection().detail())
                .isEqualTo("compressed file breaks off"));
    }

    @Test
    void shouldGiveTheSamePseudonymForTheSameNumberOfTheSameAuthorityOnly() {
        List<Parsed<Event>> read = read(ADMITTED.formatted("")
                + "\n"
                + ADMITTED.formatted(",\"patientAuthority\":\"A\"")
                + "\n"
                + ADMITTED.formatted(",\"kind\":\"MERGED\",\"survivorPatientId\":\"P1\""));
        assertThat(accepted(read.get(1)).patient())
                .isNotEqualTo(accepted(read.get(0)).patient());
        assertThat(accepted(read.get(2)).fields().text(Field.SURVIVOR_PATIENT_KEY))
                .isEqualTo(accepted(read.get(0)).patient().hex());
    }

    private static void assertRefused(String line, RejectionReason reason, String detail) {
        assertThat(read(line)).singleElement().isInstanceOfSatisfying(Parsed.Rejected.class, rejected -> {
            assertThat(rejected.rejection().reason()).isEqualTo(reason);
            assertThat(rejected.rejection().detail()).isEqualTo(detail);
        });
    }

    private static Event accepted(Parsed<Event> parsed) {
        assertThat(parsed).isInstanceOf(Parsed.Accepted.class);
        return ((Parsed.Accepted<Event>) parsed).value();
    }

    private static List<Parsed<Event>> read(String text) {
        return drain(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Parsed<Event>> drain(java.io.InputStream in) {
        List<Parsed<Event>> all = new ArrayList<>();
        try (PlainReader reader = new PlainReader(in, "events.jsonl", Pseudonyms.demo(), facility -> ZoneOffset.UTC)) {
            for (Parsed<Event> next = reader.next(); next != null; next = reader.next()) {
                all.add(next);
            }
        }
        return all;
    }
}
