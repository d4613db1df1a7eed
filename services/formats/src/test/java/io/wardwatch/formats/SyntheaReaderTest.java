package io.wardwatch.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.core.timeline.ClaimFacts;
import io.wardwatch.formats.SyntheaFolder.Read;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Synthea's tables become. */
class SyntheaReaderTest {
    @TempDir
    Path folder;

    @Test
    void shouldAccountForEveryRowOnce() {
        Read read = SyntheaFolder.in(folder).read();

        assertThat(read.refused()).isEmpty();
        assertThat(read.outcomes("payers")).isEqualTo("known=3/0");
        assertThat(read.outcomes("patients")).isEqualTo("known=2/0");
        assertThat(read.outcomes("encounters"))
                .isEqualTo("death=1/1 emergency=1/2 inpatient=3/6 inpatientOpen=1/1 skipped.ambulatory=1/0");
        assertThat(read.outcomes("claims")).isEqualTo("submitted=3/3");
        assertThat(read.outcomes("claims_transactions"))
                .isEqualTo("adjusted=1/1 charge=2/0 chargeToPatient=1/1 copay=1/2 insurerPaid=3/3 patientPaid=2/2"
                        + " transferOut=2/0 transferToInsurer=1/0 transferToPatient=1/1");
        assertThat(read.records()).isEqualTo(read.events().size());
        assertThat(read.account("encounters").notes()).isEmpty();
    }

    @Test
    void shouldMakeAnAdmissionAndADischargeOfAnInpatientEncounter() {
        Read read = SyntheaFolder.in(folder).read();

        Event begin = read.event("e-first-begin");
        assertThat(begin.kind()).isEqualTo(Kind.ADMITTED);
        assertThat(begin.facility()).isEqualTo("NORTH");
        assertThat(begin.encounterId()).isEqualTo("e-first");
        assertThat(begin.basis()).isEqualTo(RecordedAtBasis.ASSUMED);
        assertThat(Event.instant(begin.occurredAt())).isEqualTo(Instant.parse("2024-01-01T08:00:00Z"));
        assertThat(begin.fields().text(Field.CLASS)).isEqualTo("INPATIENT");
        assertThat(begin.fields().text(Field.PAYER)).isEqualTo("Medicare");
        assertThat(begin.fields().text(Field.SEX)).isEqualTo("F");
        Event end = read.event("e-first-end");
        assertThat(end.kind()).isEqualTo(Kind.DISCHARGED);
        assertThat(end.fields().number(Field.CHARGE_CENTS, -1)).isEqualTo(1200_50);
        assertThat(end.fields().has(Field.DISPOSITION)).isFalse();
        assertThat(read.event("e-er-begin").kind()).isEqualTo(Kind.REGISTERED);
        assertThat(read.event("e-er-begin").fields().text(Field.CLASS)).isEqualTo("EMERGENCY");
    }

    @Test
    void shouldLetADeathInAStayEndItAndTellTheCertifiedOne() {
        Read read = SyntheaFolder.in(folder).read();

        assertThat(read.event("e-last-end").fields().text(Field.DISPOSITION)).isEqualTo("20");
        Event died = read.event("e-certificate-died");
        assertThat(died.kind()).isEqualTo(Kind.DIED);
        assertThat(died.encounterId()).isEmpty();
        assertThat(Event.instant(died.occurredAt())).isEqualTo(Instant.parse("2024-03-09T23:59:59.999999Z"));
        assertThat(died.recordedAt() - died.occurredAt())
                .isEqualTo(AssumedLags.of(Kind.DIED).toMillis() * 1000);
    }

    @Test
    void shouldPostEachClaimToWhatIsOutstanding() {
        Map<String, ClaimFacts> claims = SyntheaFolder.in(folder).read().claims();

        assertThat(claims).containsOnlyKeys("c-first", "c-er", "c-office");
        assertBalances(claims.get("c-first"), 0, 0);
        assertBalances(claims.get("c-er"), 10_00, 0);
        assertBalances(claims.get("c-office"), 0, 0);
    }

    @Test
    void shouldSubmitWhatTheLedgerChargesAndPayNothingBeforeTheBill() {
        Read read = SyntheaFolder.in(folder).read();

        Event submitted = read.event("c-er-submitted");
        assertThat(submitted.fields().number(Field.CHARGE_CENTS, -1)).isEqualTo(80_00);
        assertThat(submitted.fields().text(Field.PAYER_CLASS)).isEqualTo("MEDICARE");
        assertThat(submitted.fields().text(Field.CLAIM_FORM)).isEqualTo("PROFESSIONAL");
        assertThat(read.event("c-office-submitted").fields().text(Field.PAYER_CLASS))
                .isEqualTo("SELF_PAY");
        assertThat(read.event("t-12").occurredAt()).isEqualTo(submitted.occurredAt());
        assertThat(Event.instant(read.event("t-10").occurredAt())).isEqualTo(Instant.parse("2024-01-20T10:00:00Z"));
    }

    @Test
    void shouldFindOneStayWithinAnother() {
        Read read = SyntheaFolder.in(folder).read();

        assertThat(read.said(false).findings).hasSize(1);
        assertThat(read.said(false).findings.keySet())
                .singleElement()
                .asString()
                .contains("OVERLAPPING_STAYS", "e-over");
        assertThat(read.said(true).findings).isEqualTo(read.said(false).findings);
    }

    @Test
    void shouldReadVisitsAloneWhereThereIsNothingElse() throws Exception {
        Read read = SyntheaFolder.in(folder)
                .without("payers")
                .without("patients")
                .without("claims")
                .without("claims_transactions")
                .read();

        assertThat(read.tables()).hasSize(1);
        assertThat(read.refused()).isEmpty();
        assertThat(read.account("encounters").notes()).isEqualTo(Map.of("patientUnknown", 7L, "payerUnknown", 7L));
        assertThat(read.event("e-first-begin").fields().text(Field.PAYER)).isEqualTo("pay-care");
        assertThat(read.event("e-first-begin").fields().has(Field.BIRTH_DATE)).isFalse();
    }

    @Test
    void shouldSubmitWithoutChargeWhereThereIsNoLedger() throws Exception {
        Read read = SyntheaFolder.in(folder).without("claims_transactions").read();

        assertThat(read.outcomes("claims")).isEqualTo("submitted=3/3");
        assertThat(read.event("c-first-submitted").fields().has(Field.CHARGE_CENTS))
                .isFalse();
    }

    @Test
    void shouldFindColumnsByNameInAnyOrder() throws Exception {
        Read swapped = SyntheaFolder.in(folder)
                .change("patients", line -> line.replaceFirst("^([^,]*),([^,]*),([^,]*),", "$3,$1,$2,"))
                .read();

        assertThat(swapped.refused()).isEmpty();
        assertThat(swapped.event("e-last-end").fields().text(Field.DISPOSITION)).isEqualTo("20");
    }

    @Test
    void shouldPostEveryClaimOfTheSharedFolderToItsOutstanding() {
        Path shared = Path.of(System.getProperty("wardwatch.data", "../shared/data"), "synthea");
        assumeThat(shared).as("the folder of Synthea's tables is not here").matches(Files::isDirectory);
        Read read = SyntheaFolder.of(shared).read();

        assertThat(read.refused()).isEmpty();
        assertThat(read.records()).isEqualTo(read.events().size());
        assertThat(read.claims()).hasSize(11_361).allSatisfy((id, claim) -> assertBalances(claim, 0, 0));
    }

    private static void assertBalances(ClaimFacts claim, long insurer, long patient) {
        assertThat(Read.owedByInsurers(claim)).isEqualTo(insurer);
        assertThat(Read.owedByPatient(claim)).isEqualTo(patient);
        assertThat(claim.unclaimed()).isEmpty();
    }
}
