package io.wardwatch.formats;

import static io.wardwatch.core.event.RejectionReason.INVALID_TIME;
import static io.wardwatch.core.event.RejectionReason.INVALID_VALUE;
import static io.wardwatch.core.event.RejectionReason.MALFORMED;
import static io.wardwatch.core.event.RejectionReason.NEGATIVE_AMOUNT;
import static io.wardwatch.core.event.RejectionReason.TIME_OUT_OF_RANGE;
import static io.wardwatch.core.event.RejectionReason.TOO_LONG;
import static io.wardwatch.core.event.RejectionReason.UNBALANCED;
import static io.wardwatch.core.event.RejectionReason.UNKNOWN_CODE;
import static io.wardwatch.core.event.RejectionReason.UNKNOWN_REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.timeline.Entry;
import io.wardwatch.formats.SyntheaFolder.Read;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of Synthea's tables that do not stand: each by its rule, counted, and nothing half posted. */
class SyntheaBadRowsTest {
    /** The claim's own row and those of its ledger. */
    private static final long ROWS_OF_FIRST = 1 + 10;

    @TempDir
    Path folder;

    @Test
    void shouldRefuseAClaimWholeWhenItsEncounterIsUnknown() throws Exception {
        SyntheaFolder tables = SyntheaFolder.in(folder);
        Read read = tables.replace("claims", ",e-first,", ",e-gone,").read();

        assertThat(read.reasons()).isEqualTo(Map.of(UNKNOWN_REFERENCE, ROWS_OF_FIRST));
        assertThat(read.claims()).containsOnlyKeys("c-er", "c-office");
        assertAccounted(read);
    }

    @Test
    void shouldRefuseAClaimWholeWhenItsEncounterIsAnotherPatients() throws Exception {
        Read read = SyntheaFolder.in(folder)
                .change("claims", line -> line.startsWith("c-first") ? line.replace("a1,dr", "a2,dr") : line)
                .read();

        assertThat(read.reasons()).isEqualTo(Map.of(UNKNOWN_REFERENCE, ROWS_OF_FIRST));
        assertThat(read.claims()).containsOnlyKeys("c-er", "c-office");
        assertAccounted(read);
    }

    @Test
    void shouldRefuseAClaimWholeWhenItsLedgerDoesNotAddUp() throws Exception {
        Read read = SyntheaFolder.in(folder)
                .replace("claims_transactions", ",700.00,", ",699.99,")
                .read();

        assertThat(read.reasons()).isEqualTo(Map.of(UNBALANCED, ROWS_OF_FIRST));
        assertThat(read.claims()).containsOnlyKeys("c-er", "c-office");
        assertAccounted(read);
    }

    @Test
    void shouldRefuseAClaimWholeWhenWhatIsTransferredOutDoesNotComeIn() throws Exception {
        Read read = SyntheaFolder.in(folder)
                .change("claims_transactions", line -> line.startsWith("t-8,") ? null : line)
                .read();

        assertThat(read.reasons()).isEqualTo(Map.of(UNBALANCED, ROWS_OF_FIRST - 1));
        assertAccounted(read);
    }

    @Test
    void shouldRefuseAClaimWholeWhenOneOfItsRowsIsRefused() throws Exception {
        assertSpoilt("t-3,", ",ADJUSTMENT,", ",REVERSAL,", Map.of(UNKNOWN_CODE, 1L, UNBALANCED, ROWS_OF_FIRST - 1));
        assertSpoilt("t-4,", ",700.00,", ",EUR 700.00,", Map.of(INVALID_VALUE, 1L, UNBALANCED, ROWS_OF_FIRST - 1));
        assertSpoilt("t-4,", ",700.00,", ",-700.00,", Map.of(NEGATIVE_AMOUNT, 1L, UNBALANCED, ROWS_OF_FIRST - 1));
        assertSpoilt(
                "t-4,",
                "2024-01-05T10:00:00Z",
                "2024-01-05T26:00:00Z",
                Map.of(INVALID_TIME, 1L, UNBALANCED, ROWS_OF_FIRST - 1));
    }

    @Test
    void shouldRefuseAClaimWholeWhenTheContractRefusesOneOfItsEvents() throws Exception {
        assertSpoilt(
                "t-4,",
                "2024-01-05T10:00:00Z",
                "1824-01-05T10:00:00Z",
                Map.of(TIME_OUT_OF_RANGE, 1L, UNBALANCED, ROWS_OF_FIRST - 1));
        assertSpoilt("t-4,", "t-4,", "t".repeat(300) + ",", Map.of(TOO_LONG, 1L, UNBALANCED, ROWS_OF_FIRST - 1));
    }

    private void assertSpoilt(String row, String what, String by, Map<?, Long> reasons) throws Exception {
        Read read = SyntheaFolder.in(folder)
                .change("claims_transactions", line -> line.startsWith(row) ? line.replace(what, by) : line)
                .read();

        assertThat(read.reasons()).isEqualTo(reasons);
        assertThat(read.claims()).containsOnlyKeys("c-er", "c-office");
        assertAccounted(read);
    }

    @Test
    void shouldLetMoneyWaitWhenItsClaimIsMissing() throws Exception {
        Read read = SyntheaFolder.in(folder)
                .change("claims", line -> line.startsWith("c-first") ? null : line)
                .read();

        assertThat(read.reasons()).isEqualTo(Map.of(UNKNOWN_REFERENCE, 1L));
        assertThat(read.outcomes("claims_transactions")).contains("withoutClaim=6/7");
        assertThat(read.claims().get("c-first").unclaimed()).hasSize(7);
        assertThat(Read.owedByInsurers(read.claims().get("c-first"))).isZero();
        assertAccounted(read);
    }

    @Test
    void shouldGiveTheSameEventsOnceMoreWhenARowComesTwice() throws Exception {
        SyntheaFolder tables = SyntheaFolder.in(folder);
        for (String[] row : new String[][] {
            {"claims_transactions", "t-1,"},
            {"claims_transactions", "t-4,"},
            {"claims", "c-first,"},
            {"encounters", "e-first,"},
            {"patients", "00000000-0000-4000-8000-0000000000a1,"}
        }) {
            tables.append(row[0], tables.line(row[0], row[1]));
        }
        Read read = tables.read();

        assertThat(read.refused()).isEmpty();
        assertThat(read.outcomes("claims_transactions")).contains("again=2/1");
        assertThat(read.outcomes("claims")).isEqualTo("again=1/1 submitted=3/3");
        assertThat(read.outcomes("encounters")).contains("again=1/2");
        assertThat(read.events())
                .hasSize(Math.toIntExact(read.events().stream().distinct().count()) + 4);
        assertThat(Read.owedByInsurers(read.claims().get("c-first"))).isZero();
        assertAccounted(read);
    }

    @Test
    void shouldLetTheFirstHoldWhenAnIdIsUsedAgain() throws Exception {
        SyntheaFolder tables = SyntheaFolder.in(folder);
        String stay = tables.line("encounters", "e-first,");
        tables.append(
                "claims_transactions",
                tables.line("claims_transactions", "t-1,").replace("1000.50", "1.00"));
        tables.append("claims", tables.line("claims", "c-er,").replace("10.00", "11.00"));
        tables.append(
                "encounters", stay.replace("2024-01-01T08", "2023-12-31T08").replace("05T10", "02T10"));
        Read read = tables.read();

        assertThat(read.refused()).isEmpty();
        assertThat(read.outcomes("claims_transactions")).contains("idReused=1/1");
        assertThat(read.outcomes("claims")).contains("idReused=1/1");
        assertThat(read.outcomes("encounters")).contains("idReused=1/1");
        assertSetAside(read, "c-first-submitted");
        assertSetAside(read, "c-er-submitted");
        assertSetAside(read, "e-first-begin");
        assertThat(read.events().stream().filter(event -> event.eventId().equals("e-first-end")))
                .hasSize(1);
        assertThat(read.said(false).findings.keySet().stream().filter(each -> each.contains("SAME_ID_OTHER_CONTENT")))
                .hasSize(3);
        assertThat(read.said(true).findings).isEqualTo(read.said(false).findings);
        assertAccounted(read);
    }

    /** The first has the lesser stamp, so it stays; and what comes second says something else, so it is a finding. */
    private static void assertSetAside(Read read, String eventId) {
        Entry[] both = read.events().stream()
                .filter(event -> event.eventId().equals(eventId))
                .map(Entry::of)
                .toArray(Entry[]::new);
        assertThat(both).hasSize(2);
        assertThat(both[0].compareStamp(both[1])).isNegative();
        assertThat(both[0].sameContent(both[1])).isFalse();
        assertThat(both[0].sequence()).isEqualTo(Event.ABSENT);
    }

    @Test
    void shouldTakeTheVisitAndSayThatPatientOrPayerIsUnknown() throws Exception {
        Read read = SyntheaFolder.in(folder)
                .change("patients", line -> line.contains("Ben") ? null : line)
                .change("payers", line -> line.startsWith("pay-care") ? null : line)
                .read();

        assertThat(read.refused()).isEmpty();
        assertThat(read.account("encounters").notes()).isEqualTo(Map.of("patientUnknown", 2L, "payerUnknown", 5L));
        assertThat(read.account("claims").notes()).isEqualTo(Map.of("payerUnknown", 2L));
        assertThat(read.claims()).hasSize(3);
        assertAccounted(read);
    }

    @Test
    void shouldRefuseAVisitThatIsNone() throws Exception {
        Read read = SyntheaFolder.in(folder)
                .change("encounters", line -> line.replace("e-open,2024-04-01T06:00:00Z", "e-open,yesterday")
                        .replace("ambulatory", "teleport"))
                .read();

        assertThat(read.reasons()).isEqualTo(Map.of(INVALID_TIME, 1L, UNKNOWN_CODE, 1L, UNKNOWN_REFERENCE, 1L + 2L));
        assertAccounted(read);
    }

    @Test
    void shouldRefuseClaimsWholeWhenTheirLedgerBreaksOff() throws Exception {
        Read read = SyntheaFolder.in(folder)
                .cutWithin("claims_transactions", "t-7,c-first")
                .read();

        assertThat(read.reasons().get(MALFORMED)).isEqualTo(1);
        assertThat(read.reasons().get(UNBALANCED)).isGreaterThanOrEqualTo(3);
        assertThat(read.refused().getLast().rejection().detail()).endsWith("breaks off");
        assertThat(read.claims()).isEmpty();
        assertThat(read.events()).extracting(Event::kind).contains(Kind.ADMITTED, Kind.DISCHARGED);
        assertAccounted(read);
    }

    @Test
    void shouldRefuseATableOfOtherColumnsAndARowOfAnotherWidth() throws Exception {
        Read read = SyntheaFolder.in(folder)
                .replace("claims", "APPOINTMENTID", "APPOINTMENT")
                .append("encounters", "e-short,2024-01-01T08:00:00Z")
                .read();

        assertThat(read.reasons().get(MALFORMED)).isEqualTo(2);
        assertThat(read.outcomes("claims")).isEqualTo("unreadable=0/1");
        assertThat(read.refused())
                .extracting(refused -> refused.rejection().detail())
                .contains("columns missing: APPOINTMENTID; the table breaks off");
        assertAccounted(read);
    }

    @Test
    void shouldReadClaimsWhenColumnsOfDiagnosesAreAbsent() throws Exception {
        Read read = SyntheaFolder.in(folder)
                .replace("claims", "DIAGNOSIS1,", "OTHER1,")
                .replace("claims", "DIAGNOSIS8,", "OTHER8,")
                .read();

        assertThat(read.refused()).isEmpty();
        assertThat(read.claims()).hasSize(3);
        assertAccounted(read);
    }

    @Test
    void shouldNameEveryColumnOfEachTableInTheReference() throws Exception {
        // A test runs in its module's folder.
        String page = Files.readString(Path.of("../../docs/reference/synthea.md"));

        assertThat(page)
                .contains(row(SyntheaPeople.PAYERS, SyntheaPeople.PAYER_COLUMNS))
                .contains(row(SyntheaPeople.PATIENTS, SyntheaPeople.PATIENT_COLUMNS))
                .contains(row(SyntheaVisits.TABLE, SyntheaVisits.COLUMNS))
                .contains(row(SyntheaClaims.TABLE, SyntheaClaims.COLUMNS))
                .contains(row(SyntheaLedger.TABLE, SyntheaLedger.COLUMNS));
    }

    private static String row(String table, List<String> columns) {
        return "| `" + table + "` | `" + String.join("`, `", columns) + "`";
    }

    private static void assertAccounted(Read read) {
        assertThat(read.records())
                .isEqualTo(read.events().size() + read.refused().size());
    }
}
