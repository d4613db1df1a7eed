package io.wardwatch.alerts;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.rule.RuleWords;
import io.wardwatch.core.feed.ActionKind;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.score.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The catalogue of words: codes and values travel, and here is what people read instead. What has no words yet is shown as its
 * code in lower case, never left out.
 */
public final class Words {
    /** Something can still be done about it. */
    static final String MODIFIABLE = "modifiable";
    /** It is as it is. */
    static final String FIXED = "fixed";
    /** It stands for what is not on record. */
    static final String UNKNOWN = "unknown";

    /** Standard patient discharge status codes. */
    private static final Map<String, String> DISPOSITIONS = Map.ofEntries(
            Map.entry("01", "home"),
            Map.entry("02", "another hospital"),
            Map.entry("03", "a skilled nursing facility"),
            Map.entry("04", "a custodial care facility"),
            Map.entry("05", "a cancer centre or children's hospital"),
            Map.entry("06", "home, with home health care"),
            Map.entry("07", "left against advice"),
            Map.entry("20", "died"),
            Map.entry("21", "court or law enforcement"),
            Map.entry("30", "still a patient"),
            Map.entry("40", "died at home"),
            Map.entry("41", "died in a medical facility"),
            Map.entry("42", "died, place unknown"),
            Map.entry("43", "a federal hospital"),
            Map.entry("50", "hospice care at home"),
            Map.entry("51", "a hospice"),
            Map.entry("61", "a swing bed"),
            Map.entry("62", "a rehabilitation facility"),
            Map.entry("63", "a long-term care hospital"),
            Map.entry("64", "a nursing facility"),
            Map.entry("65", "a psychiatric hospital"),
            Map.entry("66", "a critical access hospital"),
            Map.entry("69", "an alternative care site"),
            Map.entry("70", "another institution"));

    private static final Map<String, String> REASONS_OF_ACTIONS = Map.ofEntries(
            Map.entry("AWAITING_RESULT", "waiting for a result"),
            Map.entry("AWAITING_TRANSPORT", "waiting for transport"),
            Map.entry("PATIENT_ABSENT", "patient not there"),
            Map.entry("PLANNED_LATER", "planned for later"),
            Map.entry("ALREADY_DONE", "already done"),
            Map.entry("NOT_APPLICABLE", "does not apply to this patient"),
            Map.entry("PALLIATIVE", "palliative care"),
            Map.entry("PATIENT_DECLINES", "patient declines"),
            Map.entry("WRONG_DATA", "the data are wrong"),
            Map.entry("OTHER", "another reason"));

    private static final Map<String, String> REASONS_OF_ALERTS = Map.ofEntries(
            Map.entry("BELOW_CLEAR", "the risk has fallen"),
            Map.entry("DIED", "the patient has died"),
            Map.entry("TRIGGER_UNDONE", "what it rested on did not happen so"),
            Map.entry("SCORE_REVISED", "the score was corrected"),
            Map.entry("MERGED", "the patient's number was merged, or the visit moved"),
            Map.entry("FACT_GONE", "what it rested on is no longer so"),
            Map.entry("VISIT_ENDED", "the visit has ended"),
            Map.entry("FOLLOW_UP_BOOKED", "a follow-up is booked"),
            Map.entry("OCCUPANCY_FELL", "the occupancy has fallen"),
            Map.entry("ADMITTED", "the patient was admitted"),
            Map.entry("ANSWERED", "the payer has answered"),
            Map.entry("VOIDED", "the claim was taken back"),
            Map.entry("SETTLED", "nothing is owed any more"),
            Map.entry("MIXED_CURRENCY", "its amounts are in two currencies"));

    private Words() {}

    /** The {@code most} strongest reasons that raise the risk, strongest first, in one line. */
    public static String raising(List<Reason> reasons, int most) {
        return strongest(reasons, most).stream().map(Words::reason).collect(Collectors.joining(", "));
    }

    /** The {@code most} strongest reasons that raise the risk, strongest first. */
    static List<Reason> strongest(List<Reason> reasons, int most) {
        return reasons.stream()
                .filter(reason -> reason.contribution() > 0)
                .sorted(Comparator.comparingDouble(Reason::contribution).reversed())
                .limit(most)
                .toList();
    }

    /** One reason; a code that has no words yet is shown with its value. */
    public static String reason(Reason reason) {
        long count = Math.round(reason.value());
        return switch (reason.code()) {
            case "AGE_DECADES" -> "age " + Math.round(reason.value() * 10);
            case "AGE_UNKNOWN" -> "age unknown";
            case "SEX_MALE" -> "male";
            case "EMERGENT" -> "came as an emergency";
            case "PRIOR_ADMISSIONS" -> plural(count, "admission") + " in the 12 months before";
            case "PRIOR_EMERGENCY_VISITS" -> plural(count, "emergency visit") + " in the 6 months before";
            case "CHARLSON_INDEX" -> "burden of disease (Charlson " + count + ")";
            case "HEART_FAILURE" -> "heart failure";
            case "CHRONIC_PULMONARY" -> "chronic lung disease";
            case "RENAL" -> "kidney disease";
            case "DIAGNOSES_UNKNOWN" -> "no diagnosis on record yet";
            case "RECENT_DISCHARGE" -> "discharged within the last 30 days";
            case "AT_DISCHARGE" -> "at discharge";
            case "NIGHTS_LOG" -> plural(Math.round(Math.expm1(reason.value())), "night") + " in hospital";
            case "HEMOGLOBIN_LOW" -> "low hemoglobin";
            case "SODIUM_LOW" -> "low sodium";
            case "LABS_UNKNOWN" -> "no laboratory values";
            case "TO_FACILITY" -> "discharged to another place of care";
            case "TO_HOSPICE" -> "discharged to hospice care";
            case "LEFT_AGAINST_ADVICE" -> "left against advice";
            default -> reasonOfClaim(reason);
        };
    }

    private static String reasonOfClaim(Reason reason) {
        return switch (reason.code()) {
            case "PAYER_MEDICARE" -> "payer Medicare";
            case "PAYER_MEDICAID" -> "payer Medicaid";
            case "SELF_PAY" -> "no insurer";
            case "PAYER_OTHER" -> "another kind of payer";
            case "PAYER_UNKNOWN" -> "payer not on record";
            case "AUTHORIZATION_REQUIRED" -> "an authorization is required";
            case "AUTHORIZATION_MISSING" -> "the required authorization is missing";
            case "ELIGIBILITY_UNVERIFIED" -> "eligibility not verified";
            case "ELIGIBILITY_UNKNOWN" -> "nothing on record about eligibility";
            case "CHARGE_LOG" -> "a charge of " + units(reason);
            case "CHARGE_UNKNOWN" -> "charge not on record";
            case "RESUBMITTED" -> "sent more than once";
            case "PROFESSIONAL" -> "a professional claim";
            case "OWED_LOG" -> units(reason) + " owed";
            case "OWED_SHARE" -> percent(reason.value()) + " of the charge owed";
            case "MONTHS_SUBMITTED" ->
                plural(Math.round(reason.value() * 30), "day") + " since the claim was first sent";
            default -> String.format(Locale.ROOT, "%s %.2f", plain(reason.code()), reason.value());
        };
    }

    /** Whole units of money, whose feature is the logarithm of one more. */
    private static String units(Reason reason) {
        return String.format(Locale.ROOT, "%,d", Math.round(Math.expm1(reason.value())));
    }

    /** Whether something can be done about what a reason stands for. */
    static String group(String reasonCode) {
        return switch (reasonCode) {
            case "HEMOGLOBIN_LOW",
                    "SODIUM_LOW",
                    "LEFT_AGAINST_ADVICE",
                    "AUTHORIZATION_MISSING",
                    "ELIGIBILITY_UNVERIFIED" -> MODIFIABLE;
            case "AGE_UNKNOWN",
                    "DIAGNOSES_UNKNOWN",
                    "LABS_UNKNOWN",
                    "PAYER_UNKNOWN",
                    "ELIGIBILITY_UNKNOWN",
                    "CHARGE_UNKNOWN" -> UNKNOWN;
            default -> FIXED;
        };
    }

    static Row.ReasonLine line(Reason reason) {
        return new Row.ReasonLine(
                reason.code(),
                reason(reason),
                group(reason.code()),
                reason.contribution(),
                reason.value(),
                reason.reference());
    }

    public static String kind(String code) {
        return switch (code) {
            case "READMISSION_RISK" -> "Risk of coming back within 30 days";
            case "DENIAL_RISK" -> "Risk of a denial";
            case "PAYMENT_RISK" -> "Risk of a balance not paid within 90 days";
            default ->
                RuleWords.rule(code).map(rule -> RuleWords.of(rule).title()).orElseGet(() -> capital(plain(code)));
        };
    }

    static String band(String code) {
        return plain(code);
    }

    static String moment(Moment moment) {
        return switch (moment) {
            case ADMISSION -> "admission";
            case DISCHARGE -> "discharge";
            case UPDATE -> "something new";
            case FOLLOW_UP -> "a day after discharge";
        };
    }

    /** Where a patient went; as in "discharged: home". */
    static String disposition(String code) {
        if (code.isEmpty()) {
            return "not recorded";
        }
        int number = code.length() == 2 && code.chars().allMatch(Character::isDigit) ? Integer.parseInt(code) : 0;
        if (number >= 81 && number <= 95) {
            return "discharged with a planned readmission";
        }
        return DISPOSITIONS.getOrDefault(code, "status " + code);
    }

    static String reasonOfAction(String code) {
        return REASONS_OF_ACTIONS.getOrDefault(code, plain(code));
    }

    /** Why an alert is closed or taken back; empty where the code says nothing of that. */
    static String reasonOfAlert(CareAlert.State state, String code) {
        boolean over = state == CareAlert.State.CLOSED || state == CareAlert.State.RETRACTED;
        return over ? REASONS_OF_ALERTS.getOrDefault(code, plain(code)) : "";
    }

    static String action(ActionKind kind) {
        return switch (kind) {
            case ACKNOWLEDGED -> "acknowledged";
            case ASSIGNED -> "assigned";
            case SNOOZED -> "snoozed";
            case RESOLVED -> "resolved";
            case OVERRIDDEN -> "overridden";
            case REOPENED -> "reopened";
        };
    }

    static String percent(double probability) {
        return String.format(Locale.ROOT, "%.0f %%", probability * 100);
    }

    /** {@code READMISSION_RISK} as {@code readmission risk}. */
    static String plain(String code) {
        return code.replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    static String plural(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
