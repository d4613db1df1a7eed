package io.wardwatch.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RejectionReason;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HealthInsightsReaderTest {
    private static final String HEADER =
            "Name,Age,Gender,Blood Type,Medical Condition,Date of Admission,Doctor,Hospital,Insurance Provider,"
                    + "Billing Amount,Room Number,Admission Type,Discharge Date,Medication,Test Results\n";
    private static final String ROW =
            "Ada Doe,30,Female,B-,Cancer,2024-01-31,Dr Roe,Sons and Miller,Blue Cross,18856.28501,328,Urgent,"
                    + "2024-02-02,Aspirin,Normal\n";

    @Test
    void shouldMakeAStayAndAClaimOfARow() {
        List<Parsed<Event>> read = read(HEADER + ROW);
        assertThat(read).hasSize(3);
        Event admitted = accepted(read.get(0));
        assertThat(admitted.kind()).isEqualTo(Kind.ADMITTED);
        assertThat(admitted.facility()).isEqualTo("Sons and Miller");
        assertThat(Event.instant(admitted.occurredAt())).isEqualTo(Instant.parse("2024-01-31T12:00:00Z"));
        assertThat(admitted.fields().text(Field.ADMISSION_TYPE)).isEqualTo("URGENT");
        Event discharged = accepted(read.get(1));
        assertThat(Event.instant(discharged.occurredAt())).isEqualTo(Instant.parse("2024-02-02T12:00:00Z"));
        assertThat(discharged.encounterId()).isEqualTo(admitted.encounterId());
        Event submitted = accepted(read.get(2));
        assertThat(submitted.fields().number(Field.CHARGE_CENTS, 0)).isEqualTo(1_885_629);
    }

    @Test
    void shouldGiveARowThatComesTwiceTheSameIdsAndOneThatDiffersOthers() {
        List<Parsed<Event>> read = read(HEADER + ROW + ROW + ROW.replace("Aspirin", "Ibuprofen"));
        assertThat(accepted(read.get(3))).isEqualTo(accepted(read.get(0)));
        assertThat(accepted(read.get(6)).eventId())
                .isNotEqualTo(accepted(read.get(0)).eventId());
        assertThat(accepted(read.get(6)).patient())
                .isEqualTo(accepted(read.get(0)).patient());
    }

    @Test
    void shouldRefuseOnlyTheClaimOfANegativeBill() {
        List<Parsed<Event>> read = read(HEADER + ROW.replace("18856", "-18856"));
        accepted(read.get(0));
        accepted(read.get(1));
        assertRefused(read.get(2), RejectionReason.NEGATIVE_AMOUNT, "hi.csv:2");
    }

    @Test
    void shouldRefuseARowThatIsNoStay() {
        List<Parsed<Event>> read = read(HEADER
                + ROW.replace("2024-01-31", "31.01.2024")
                + ROW.replace(",30,", ",thirty,")
                + "a,b\n"
                + ROW.replace("Urgent", "Whenever"));
        assertRefused(read.get(0), RejectionReason.INVALID_TIME, "hi.csv:2");
        assertRefused(read.get(1), RejectionReason.INVALID_VALUE, "hi.csv:3");
        assertRefused(read.get(2), RejectionReason.MALFORMED, "hi.csv:4");
        assertRefused(read.get(3), RejectionReason.UNKNOWN_CODE, "hi.csv:5");
    }

    @Test
    void shouldRefuseAFileOfOtherColumns() {
        assertRefused(read("a,b\n1,2\n").getFirst(), RejectionReason.MALFORMED, "hi.csv:1");
    }

    @Test
    void shouldAccountForEveryRowOfTheWholeFile() {
        Path file = Path.of(
                System.getProperty("wardwatch.data", "../shared/data"), "healthinsights/healthcare_dataset.csv.gz");
        assumeThat(file).as("the 55,500-row file is not here").matches(Files::exists);
        int accepted = 0;
        int negative = 0;
        Set<String> ids = new HashSet<>();
        Set<PatientKey> patients = new HashSet<>();
        try (EventSource source = EventFiles.openHealthInsights(file, Pseudonyms.demo())) {
            for (Parsed<Event> next = source.next(); next != null; next = source.next()) {
                if (next instanceof Parsed.Accepted<Event> event) {
                    accepted++;
                    ids.add(event.value().eventId());
                    patients.add(event.value().patient());
                } else {
                    negative++;
                    assertThat(((Parsed.Rejected<Event>) next).rejection().reason())
                            .isEqualTo(RejectionReason.NEGATIVE_AMOUNT);
                }
            }
        }
        assertThat(accepted + negative).isEqualTo(3 * 55_500);
        assertThat(negative).isEqualTo(108);
        assertThat(patients).hasSize(48_896);
        assertThat(accepted - ids.size())
                .as("events of the 534 rows that come twice")
                .isBetween(3 * 534 - 108, 3 * 534);
    }

    private static void assertRefused(Parsed<Event> parsed, RejectionReason reason, String place) {
        assertThat(parsed).isInstanceOfSatisfying(Parsed.Rejected.class, rejected -> {
            assertThat(rejected.rejection().reason()).isEqualTo(reason);
            assertThat(rejected.place()).isEqualTo(place);
        });
    }

    private static Event accepted(Parsed<Event> parsed) {
        assertThat(parsed).isInstanceOf(Parsed.Accepted.class);
        return ((Parsed.Accepted<Event>) parsed).value();
    }

    private static List<Parsed<Event>> read(String text) {
        List<Parsed<Event>> all = new ArrayList<>();
        try (EventSource source = new HealthInsightsReader(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "hi.csv", Pseudonyms.demo())) {
            for (Parsed<Event> next = source.next(); next != null; next = source.next()) {
                all.add(next);
            }
        }
        return all;
    }
}
