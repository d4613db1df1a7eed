package io.wardwatch.core.measure;

import io.wardwatch.core.readmission.ConditionCohort;
import io.wardwatch.core.readmission.NotIndex;
import io.wardwatch.core.timeline.Account;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What people read of a KPI: a short title, and in which direction it improves. Apart from the definitions, as wording may change
 * and a definition may not. Key: the KPI's id.
 */
public record KpiWords(String title, Better better) {
    private static final Map<String, KpiWords> ALL = all();

    /** The words for {@code kpi}; every KPI of the catalogue has some. */
    public static KpiWords of(Kpi kpi) {
        return ALL.get(kpi.id());
    }

    private static Map<String, KpiWords> all() {
        Map<String, KpiWords> words = new HashMap<>();
        for (int i = 0; i < Columns.horizons(); i++) {
            int days = Columns.horizonDays(i);
            String id = "readmission." + days + "d.crude";
            words.put(id, new KpiWords("Readmitted within " + days + " days", Better.LOWER));
            words.put(
                    id + ".same",
                    new KpiWords("Readmitted to the same hospital within " + days + " days", Better.LOWER));
        }
        unplanned(words);
        // A shorter stay is not in itself a better one.
        spread(words, "los.midnights", "length of stay in midnights");
        spread(words, "los.cms", "length of stay in Medicare days");
        spread(words, "los.minutes", "length of stay in minutes");
        spread(words, "charges", "charges");
        words.put("charges", new KpiWords("Total charges", Better.NEITHER));
        words.put("admissions", new KpiWords("Admissions", Better.NEITHER));
        words.put("discharges", new KpiWords("Discharges", Better.NEITHER));
        words.put("census.midnight", new KpiWords("Patients at midnight", Better.NEITHER));
        words.put("mortality.inhospital", new KpiWords("Died in hospital", Better.LOWER));
        words.put("denial.initial.count", new KpiWords("Claims denied at first", Better.LOWER));
        words.put("denial.initial.dollars", new KpiWords("Charges denied at first", Better.LOWER));
        words.put("charge.per.stay", new KpiWords("Charge per stay", Better.NEITHER));
        words.put("charge.per.patient", new KpiWords("Charge per patient", Better.NEITHER));
        words.put("patients", new KpiWords("Patients discharged", Better.NEITHER));
        words.put("discharge.risk.high", new KpiWords("Discharged at high risk", Better.LOWER));
        index(words);
        stays(words);
        claims(words);
        return Map.copyOf(words);
    }

    private static void stays(Map<String, KpiWords> words) {
        words.put("los.cms.geometric", new KpiWords("Geometric mean length of stay in Medicare days", Better.NEITHER));
        words.put("los.midnights.variance", new KpiWords("Variance of length of stay in midnights", Better.NEITHER));
        words.put("los.cms.variance", new KpiWords("Variance of length of stay in Medicare days", Better.NEITHER));
        words.put("los.minutes.variance", new KpiWords("Variance of length of stay in minutes", Better.NEITHER));
        words.put("mortality.30d.discharge", new KpiWords("Died within 30 days of discharge", Better.LOWER));
        words.put("mortality.30d.admission", new KpiWords("Died within 30 days of admission", Better.LOWER));
        words.put("census.now", new KpiWords("Stays open now", Better.NEITHER));
        words.put("census.leave", new KpiWords("On leave at midnight", Better.NEITHER));
        words.put("open.stay.age", new KpiWords("Mean age of open stays", Better.NEITHER));
        words.put("patient.days", new KpiWords("Patient days", Better.NEITHER));
        // Empty beds are no aim, and full ones are none either.
        words.put("occupancy.midnight", new KpiWords("Beds occupied at midnight", Better.NEITHER));
        words.put("occupancy", new KpiWords("Occupancy", Better.NEITHER));
        words.put("turnover.interval", new KpiWords("Turnover interval", Better.NEITHER));
        words.put("provider.utilization", new KpiWords("Patient days a provider-day", Better.NEITHER));
        words.put("los.cms.oe", new KpiWords("Length of stay, observed over expected", Better.LOWER));
        words.put("mortality.inhospital.oe", new KpiWords("Died in hospital, observed over expected", Better.LOWER));
        words.put("readmission.30d.crude.oe", new KpiWords("Readmitted, observed over expected", Better.LOWER));
        words.put("outcome.efficiency", new KpiWords("Outcome efficiency", Better.HIGHER));
    }

    private static void unplanned(Map<String, KpiWords> words) {
        for (int i = 0; i < Columns.horizons(); i++) {
            int days = Columns.horizonDays(i);
            String id = "readmission." + days + "d.unplanned";
            String within = " within " + days + " days";
            better(words, id, "Unplanned readmissions" + within);
            better(words, id + ".same", "Unplanned readmissions to the same hospital" + within);
            better(words, id + ".cms", "Unplanned readmissions from 65 on" + within);
            better(words, id + ".cms.same", "Unplanned readmissions from 65 on to the same hospital" + within);
            for (ConditionCohort condition : ConditionCohort.values()) {
                String title = "Unplanned readmissions after " + condition.title() + within;
                better(words, "readmission." + days + "d" + UnplannedKpis.suffix(condition), title);
            }
            better(words, "return.emergency." + days + "d", "Back in the emergency department" + within);
            better(words, "return.observation." + days + "d", "Back for observation" + within);
        }
    }

    private static void index(Map<String, KpiWords> words) {
        String model = ", observed over expected by the model";
        better(words, "readmission.30d.unplanned.oe", "Unplanned readmissions" + model);
        better(words, "readmission.30d.unplanned.cms.oe", "Unplanned readmissions from 65 on" + model);
        for (ConditionCohort condition : ConditionCohort.values()) {
            String title = "Unplanned readmissions after " + condition.title() + model;
            better(words, "readmission.30d" + UnplannedKpis.suffix(condition) + ".oe", title);
        }
        better(words, "readmission.30d.unplanned.charges", "Charges of unplanned readmissions within 30 days");
        words.put(
                "readmission.30d.unplanned.charges.top5",
                new KpiWords("Share of these charges that 5 % of the patients cause", Better.NEITHER));
        words.put("readmission.excluded", new KpiWords("Stays that are no index stay", Better.NEITHER));
        for (NotIndex reason : IndexKpis.reasons()) {
            words.put(IndexKpis.id(reason), new KpiWords("No index stay: " + words(reason), Better.NEITHER));
        }
    }

    private static String words(NotIndex reason) {
        return switch (reason) {
            case NOT_INPATIENT -> "not an inpatient";
            case STILL_OPEN -> "still in hospital";
            case DIED -> "died";
            case LEFT_AGAINST_ADVICE -> "left against advice";
            case TRANSFERRED_OUT -> "taken over by another hospital";
            case SAME_DAY_SAME_HOSPITAL -> "back the same day";
            case OVERLAPPING_STAY -> "in another stay at its end";
            case DISCHARGED_TO_ACUTE -> "sent to another acute hospital";
            case UNDER_AGE -> "too young";
            case AGE_UNKNOWN -> "age not known";
            case NO_PRINCIPAL_DIAGNOSIS -> "not coded";
            case CANCER_TREATMENT -> "treatment of cancer";
            case PSYCHIATRIC -> "psychiatric";
            case REHABILITATION -> "rehabilitation";
            case CANCER_HOSPITAL -> "exempt hospital";
            case NO_COHORT -> "no cohort";
        };
    }

    private static void better(Map<String, KpiWords> words, String id, String title) {
        words.put(id, new KpiWords(title, Better.LOWER));
    }

    private static void claims(Map<String, KpiWords> words) {
        for (int i = 0; i < Columns.collections(); i++) {
            int days = Columns.collectionDays(i);
            words.put(
                    "collection.gross." + days + "d",
                    new KpiWords("Gross collection within " + days + " days", Better.HIGHER));
            words.put(
                    "collection.net." + days + "d",
                    new KpiWords("Net collection within " + days + " days", Better.HIGHER));
        }
        words.put("days.to.payment.median", new KpiWords("Median days to payment", Better.LOWER));
        words.put("days.to.payment.p90", new KpiWords("90th percentile of days to payment", Better.LOWER));
        words.put("writeoff.total", new KpiWords("Written off", Better.NEITHER));
        words.put("writeoff.noncontractual", new KpiWords("Written off other than by contract", Better.LOWER));
        for (Account account : ClaimContributions.writeOffs()) {
            String name = account.name().toLowerCase(Locale.ROOT);
            boolean chosen = account == Account.CONTRACTUAL || account == Account.CHARITY;
            words.put(
                    "writeoff." + name.replace('_', '-'),
                    new KpiWords("Written off as " + name.replace('_', ' '), chosen ? Better.NEITHER : Better.LOWER));
        }
        for (int i = 0; i < Columns.ages(); i++) {
            // Young balances are what every claim begins with.
            words.put(
                    "receivables.age." + ClaimKpis.ageName(i),
                    new KpiWords("Owed for " + ClaimKpis.ageTitle(i), i == 0 ? Better.NEITHER : Better.LOWER));
        }
        words.put("receivables.credit", new KpiWords("Paid beyond the charge", Better.LOWER));
    }

    private static void spread(Map<String, KpiWords> words, String id, String what) {
        words.put(id, new KpiWords("Mean " + what, Better.NEITHER));
        words.put(id + ".median", new KpiWords("Median " + what, Better.NEITHER));
        words.put(id + ".p90", new KpiWords("90th percentile of " + what, Better.NEITHER));
    }
}
