package io.wardwatch.alerts.http;

import io.wardwatch.alerts.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Rows made by hand. What a test wants to tell apart stands in {@code owner}. */
final class Rows {
    private Rows() {}

    static Row row(String alertId, String owner) {
        return row(alertId, owner, "warning", "NEW");
    }

    static Row row(String alertId, String owner, String severity, String state) {
        Instant at = Instant.parse("2025-04-01T08:00:00Z");
        return new Row(
                alertId,
                "care",
                "READMISSION_RISK",
                "Risk of coming back within 30 days",
                severity,
                state,
                "New",
                "OPEN",
                "NORTH",
                "MED1",
                "12A",
                "America/New_York",
                "V1",
                null,
                "3fa91c20",
                true,
                0.38,
                "HIGH",
                "high",
                List.of(),
                null,
                null,
                false,
                List.of(),
                null,
                null,
                null,
                null,
                owner,
                null,
                null,
                at,
                at,
                null,
                0,
                "00");
    }

    /** Enough of a row for a test that reads events itself: id and owner. */
    static byte[] brief(Row row) {
        return (row.alertId() + "=" + row.owner()).getBytes(StandardCharsets.UTF_8);
    }
}
