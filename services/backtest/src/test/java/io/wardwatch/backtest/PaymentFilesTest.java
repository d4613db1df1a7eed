package io.wardwatch.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code payment-scores.csv} and {@code finance-alerts.csv}, by the bundled models. */
class PaymentFilesTest {
    /** So low that each score opens an alert, whatever the models. */
    private static final Policy EVERYTHING = Policy.parse("""
            version = everything
            denial.moderate.raise = 0.0003
            denial.moderate.clear = 0.0002
            denial.high.raise = 0.0005
            denial.high.clear = 0.0004
            payment.moderate.raise = 0.0003
            payment.moderate.clear = 0.0002
            payment.high.raise = 0.0005
            payment.high.clear = 0.0004
            """);

    @TempDir
    Path folder;

    private static String claim(String id, String kind, String time, String more) {
        return "{\"type\":\"claim\",\"kind\":\"" + kind + "\",\"eventId\":\"" + id
                + "\",\"patientId\":\"P1\",\"encounterId\":\"V1\",\"claimId\":\"C1\",\"facility\":\"NORTH\","
                + "\"occurredAt\":\"2025-03-" + time + ":00Z\",\"recordedAt\":\"2025-03-" + time
                + ":00Z\",\"currency\":\"EUR\"" + more + "}";
    }

    private static List<String> course() {
        return List.of(
                claim("moved", "TRANSFERRED_TO_PATIENT", "20T09:00", ",\"patientResponsibilityCents\":40000"),
                claim("sent", "SUBMITTED", "01T09:00", ",\"chargeCents\":100000,\"payer\":\"ACME, Inc.\""),
                claim("paid", "PATIENT_PAID", "25T09:00", ",\"paidCents\":15000,\"paymentId\":\"P1\""));
    }

    private List<List<String>> rows(String file) throws IOException {
        return Files.readAllLines(folder.resolve("out").resolve(file)).stream()
                .map(row -> Arrays.asList(row.replace("\"ACME, Inc.\"", "ACME").split(",", -1)))
                .toList();
    }

    private static String cell(List<List<String>> rows, int row, String column) {
        return rows.get(row).get(rows.get(0).indexOf(column));
    }

    @Test
    void shouldWriteTheLastRevisionOfEachScoreOfAClaim() throws Exception {
        Path events = SimulatedHistory.write(folder.resolve("events.jsonl"), course());

        Summary summary = Replays.of(folder.resolve("out"), events).run();

        List<List<String>> rows = rows(ReplayFiles.PAYMENT_SCORES);
        assertThat(rows).hasSize(3).allMatch(row -> row.size() == rows.get(0).size());
        assertThat(cell(rows, 1, "target")).isEqualTo("denial");
        assertThat(cell(rows, 1, "amountCents")).isEqualTo("100000");
        assertThat(cell(rows, 1, "scoredAt")).isEqualTo("2025-03-01T09:00:00Z");
        assertThat(cell(rows, 2, "target")).isEqualTo("payment.90d");
        assertThat(cell(rows, 2, "trigger")).isEqualTo("moved");
        assertThat(cell(rows, 2, "amountCents")).isEqualTo("40000");
        assertThat(cell(rows, 2, "currency")).isEqualTo("EUR");
        assertThat(summary.sizes().paymentScores()).isEqualTo(2);
        assertThat(rows(ReplayFiles.SCORES)).as("of stays there are none").hasSize(1);
    }

    @Test
    void shouldWriteAlertsOfClaimsUnderThePolicyGiven() throws Exception {
        Path events = SimulatedHistory.write(folder.resolve("events.jsonl"), course());

        Summary summary =
                Replays.of(folder.resolve("out"), events).under(EVERYTHING).run();

        List<List<String>> rows = rows(ReplayFiles.FINANCE_ALERTS);
        assertThat(rows).hasSize(3).allMatch(row -> row.size() == rows.get(0).size());
        assertThat(cell(rows, 1, "kind")).isEqualTo("DENIAL_RISK");
        assertThat(cell(rows, 1, "payer")).isEqualTo("ACME");
        assertThat(cell(rows, 2, "kind")).isEqualTo("PAYMENT_RISK");
        assertThat(cell(rows, 2, "state")).isEqualTo("OPEN");
        assertThat(cell(rows, 2, "amountCents")).isEqualTo("25000");
        assertThat(cell(rows, 2, "dueAt")).isEqualTo("2025-06-18T09:00:00Z");
        assertThat(summary.sizes().financeAlerts()).isEqualTo(2);
        assertThat(rows(ReplayFiles.ALERTS)).as("nothing of it is a care alert").hasSize(1);
    }

    @Test
    void shouldAddEarlierRevisionsWhereTheyAreWanted() throws Exception {
        // The second line was recorded before the first: the form of the claim was known when it was sent.
        List<String> late = List.of(
                claim("sent", "SUBMITTED", "01T09:00", ",\"chargeCents\":100000"),
                claim("form", "PREPARED", "01T08:00", ",\"claimForm\":\"PROFESSIONAL\""));
        Path events = SimulatedHistory.write(folder.resolve("events.jsonl"), late);

        Replays.of(folder.resolve("out"), events).withAllRevisions().run();

        List<List<String>> rows = rows(ReplayFiles.PAYMENT_SCORES);
        assertThat(rows).hasSize(3);
        assertThat(cell(rows, 1, "revision") + cell(rows, 2, "revision")).isEqualTo("12");
    }
}
