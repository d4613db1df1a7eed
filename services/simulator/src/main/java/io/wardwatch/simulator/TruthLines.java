package io.wardwatch.simulator;

import java.time.Instant;
import java.util.StringJoiner;

/** The lines of the truth files. Values are codes and numbers, so nothing needs escaping. */
final class TruthLines {
    private TruthLines() {}

    /** One line without its end. {@code matured}: the 30 days were over when the feed ended at {@code end}. */
    static String line(TruthRow row, Instant end) {
        boolean matured = !row.dischargedAt().plusSeconds(32L * 86_400).isAfter(end);
        StringJoiner line = new StringJoiner(",", "{", "}")
                .add(text("facility", row.facility()))
                .add(text("encounterId", row.encounterId()))
                .add(text("patientId", row.patientId()))
                .add(text("dischargedAt", row.dischargedAt().toString()))
                .add("\"transfer\":" + row.transfer())
                .add("\"p\":" + row.probability())
                .add("\"outcome\":" + (row.returned() ? 1 : 0));
        row.returnedAt().ifPresent(at -> line.add(text("returnedAt", at.toString())));
        return line.add("\"matured\":" + matured)
                .add("\"drivers\":" + drivers(row.drivers()))
                .toString();
    }

    /** One line without its end. */
    static String line(ClaimTruth row) {
        ClaimTruth.Causes causes = row.causes();
        StringJoiner drivers = new StringJoiner(",", "{", "}")
                .add("\"authorizationMissing\":" + causes.authorizationMissing())
                .add("\"eligibilityUnverified\":" + causes.eligibilityUnverified())
                .add("\"large\":" + causes.large())
                .add("\"newPolicy\":" + causes.newPolicy());
        return claim(row.facility(), row.claimId(), row.encounterId(), row.patientId())
                .add(text("submittedAt", row.submittedAt().toString()))
                .add(text("answeredAt", row.answeredAt().toString()))
                .add(text("payer", row.payer()))
                .add("\"p\":" + row.probability())
                .add("\"outcome\":" + (row.denied() ? 1 : 0))
                .add("\"drivers\":" + drivers)
                .toString();
    }

    /** One line without its end. {@code matured}: the 90 days were over when the feed ended at {@code end}. */
    static String line(BalanceTruth row, Instant end) {
        BalanceTruth.Drivers known = row.drivers();
        StringJoiner drivers = new StringJoiner(",", "{", "}")
                .add(text("payerClass", known.payerClass()))
                .add("\"owedCents\":" + known.owedCents())
                .add("\"chargeCents\":" + known.chargeCents());
        return claim(row.facility(), row.claimId(), row.encounterId(), row.patientId())
                .add(text("movedAt", row.movedAt().toString()))
                .add("\"p\":" + row.probability())
                .add("\"outcome\":" + (row.unpaid() ? 1 : 0))
                .add("\"matured\":" + !row.movedAt().plusSeconds(92L * 86_400).isAfter(end))
                .add("\"drivers\":" + drivers)
                .toString();
    }

    private static StringJoiner claim(String facility, String claimId, String encounterId, String patientId) {
        return new StringJoiner(",", "{", "}")
                .add(text("facility", facility))
                .add(text("claimId", claimId))
                .add(text("encounterId", encounterId))
                .add(text("patientId", patientId));
    }

    private static String drivers(RiskDrivers drivers) {
        StringJoiner conditions = new StringJoiner(",", "[", "]");
        for (Condition condition : Condition.ALL) {
            if (condition.in(drivers.conditions())) {
                conditions.add("\"" + condition.name() + "\"");
            }
        }
        StringJoiner json = new StringJoiner(",", "{", "}")
                .add("\"ageYears\":" + drivers.ageYears())
                .add("\"priorAdmissions\":" + drivers.priorAdmissions())
                .add("\"priorEmergency\":" + drivers.priorEmergency())
                .add("\"conditions\":" + conditions)
                .add("\"midnights\":" + drivers.midnights())
                .add("\"emergent\":" + drivers.emergent())
                .add(text("disposition", drivers.disposition()));
        if (!Double.isNaN(drivers.sodiumMmoll())) {
            json.add("\"sodiumMmoll\":" + drivers.sodiumMmoll());
        }
        if (!Double.isNaN(drivers.hemoglobinGdl())) {
            json.add("\"hemoglobinGdl\":" + drivers.hemoglobinGdl());
        }
        return json.toString();
    }

    private static String text(String name, String value) {
        return "\"" + name + "\":\"" + value + "\"";
    }
}
