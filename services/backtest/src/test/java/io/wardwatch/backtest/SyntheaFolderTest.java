package io.wardwatch.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardwatch.core.event.RejectionReason;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay of a small folder in Synthea's layout, made here, with rows that do not stand and a file that breaks off. */
final class SyntheaFolderTest {
    private static final String STAY =
            "e1,2024-01-01T08:00:00Z,2024-01-05T10:00:00Z,p1,NORTH,dr-1,pay1,inpatient,32485007,100.00,84114007\n";
    private static final String ENCOUNTERS =
            "Id,START,STOP,PATIENT,ORGANIZATION,PROVIDER,PAYER,ENCOUNTERCLASS,CODE,TOTAL_CLAIM_COST,REASONCODE\n";
    private static final String CLAIMS =
            "Id,PATIENTID,PRIMARYPATIENTINSURANCEID,DIAGNOSIS1,DIAGNOSIS2,DIAGNOSIS3,DIAGNOSIS4,"
                    + "DIAGNOSIS5,DIAGNOSIS6,DIAGNOSIS7,DIAGNOSIS8,APPOINTMENTID,SERVICEDATE,OUTSTANDING1,OUTSTANDING2,OUTSTANDINGP,"
                    + "LASTBILLEDDATE1,HEALTHCARECLAIMTYPEID1\n";
    private static final String CLAIM = "%s,p1,pay1,,,,,,,,,e1,2024-01-01T08:00:00Z,0,,%s,2024-01-05T10:00:00Z,2\n";
    private static final String LEDGER =
            "ID,CLAIMID,PATIENTID,TYPE,AMOUNT,METHOD,FROMDATE,TODATE,TRANSFERTYPE,PAYMENTS,"
                    + "ADJUSTMENTS,TRANSFERS,APPOINTMENTID\n";
    private static final String CHARGE =
            "%s,%s,p1,CHARGE,100.00,,2024-01-01T08:00:00Z,2024-01-05T10:00:00Z,1,0.00,0.00,,e1\n";
    private static final String PAYMENT =
            "%s,%s,p1,PAYMENT,,ECHECK,2024-01-01T08:00:00Z,2024-01-05T10:00:00Z,,100.00,0.00,,e1\n";

    @TempDir
    Path folder;

    @Test
    void shouldAccountForEveryRecordWhenRowsDoNotStandAndAFileBreaksOff() throws Exception {
        Path tables = Files.createDirectory(folder.resolve("csv"));
        Files.writeString(
                tables.resolve("encounters.csv"), ENCOUNTERS + STAY + STAY + STAY.replace("inpatient", "dream"));
        Files.writeString(
                tables.resolve("claims.csv"), CLAIMS + CLAIM.formatted("c1", "0") + CLAIM.formatted("c2", "7.00"));
        Files.writeString(
                tables.resolve("claims_transactions.csv"),
                LEDGER
                        + CHARGE.formatted("t1", "c1")
                        + PAYMENT.formatted("t2", "c1")
                        + CHARGE.formatted("t3", "c2")
                        + PAYMENT.formatted("t4", "c3"));
        Files.write(tables.resolve("payers.csv.gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 1});

        Summary summary = Replays.of(folder.resolve("out"), tables)
                .format(ReplayConfig.Format.SYNTHEA)
                .run();

        // The stay once more but as a dream has a known id: it is set aside, and a finding. c2 is refused with its
        // charge.
        assertThat(summary.counts()).isEqualTo(new Summary.Counts(11, 5, 3, 3));
        assertThat(summary.rejectedByReason())
                .isEqualTo(Map.of(RejectionReason.MALFORMED, 1L, RejectionReason.UNBALANCED, 2L));
        assertThat(summary.findingsByCode()).isEqualTo(Map.of("SAME_ID_OTHER_CONTENT", 1L, "MONEY_WITHOUT_CLAIM", 1L));
        assertThat(summary.endedEarly()).singleElement().asString().contains("payers.csv.gz");
        assertThat(Files.readString(folder.resolve("out").resolve(ReplayFiles.SUMMARY)))
                .contains("\"table\" : \"claims_transactions\"", "\"withoutClaim\"", "\"payerUnknown\" : 3");
    }

    @Test
    void shouldNameTheColumnsAndCountTheTableAsEndedEarlyWhenATableLacksThem() throws Exception {
        Path tables = Files.createDirectory(folder.resolve("csv"));
        Files.writeString(tables.resolve("encounters.csv"), ENCOUNTERS + STAY);
        Files.writeString(
                tables.resolve("claims.csv"),
                CLAIMS.replace("SERVICEDATE", "SERVED").replace("OUTSTANDINGP", "OPEN") + CLAIM.formatted("c1", "0"));

        Summary summary = Replays.of(folder.resolve("out"), tables)
                .format(ReplayConfig.Format.SYNTHEA)
                .run();

        assertThat(summary.rejectedByReason()).isEqualTo(Map.of(RejectionReason.MALFORMED, 1L));
        assertThat(summary.endedEarly())
                .singleElement()
                .asString()
                .contains("claims.csv:1 (columns missing: SERVICEDATE, OUTSTANDINGP;");
    }

    @Test
    void shouldSayWhatIsMissingWhenTheFolderHoldsNoEncounters() {
        Replays replay = Replays.of(folder.resolve("out"), folder).format(ReplayConfig.Format.SYNTHEA);

        assertThatThrownBy(replay::run).isInstanceOf(NoSuchFileException.class).hasMessageContaining("encounters.csv");
    }
}
