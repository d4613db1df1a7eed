package io.wardwatch.backtest.report;

import io.wardwatch.core.score.Feature;
import io.wardwatch.core.score.FeatureSpec;
import io.wardwatch.core.score.Features;
import io.wardwatch.core.score.PaymentFeatures;
import java.util.List;

/** What inputs of models are called on paper, and how each is counted. Of an input that is not the engine's, its own name. */
final class InputWords {
    private static final List<FeatureSpec> KNOWN =
            List.of(Features.SPEC, PaymentFeatures.DENIAL, PaymentFeatures.UNPAID);

    private InputWords() {}

    static String of(String code) {
        return switch (code) {
            case "AGE_DECADES" -> "age";
            case "AGE_UNKNOWN" -> "age not on record";
            case "SEX_MALE" -> "male";
            case "EMERGENT" -> "came as an emergency";
            case "PRIOR_ADMISSIONS" -> "admissions in the 12 months before";
            case "PRIOR_EMERGENCY_VISITS" -> "emergency visits in the 6 months before";
            case "CHARLSON_INDEX" -> "burden of disease (Charlson)";
            case "CHRONIC_PULMONARY" -> "chronic lung disease";
            case "RENAL" -> "kidney disease";
            case "DIAGNOSES_UNKNOWN" -> "no diagnosis on record yet";
            case "RECENT_DISCHARGE" -> "discharged within the last 30 days";
            case "AT_DISCHARGE" -> "scored at discharge";
            case "NIGHTS_LOG" -> "nights in hospital";
            case "HEMOGLOBIN_LOW" -> "low hemoglobin";
            case "SODIUM_LOW" -> "low sodium";
            case "LABS_UNKNOWN" -> "no laboratory values";
            case "TO_FACILITY" -> "discharged to another place of care";
            case "TO_HOSPICE" -> "discharged to hospice care";
            default -> claim(code);
        };
    }

    private static String claim(String code) {
        return switch (code) {
            case "PAYER_MEDICARE" -> "payer Medicare";
            case "PAYER_MEDICAID" -> "payer Medicaid";
            case "SELF_PAY" -> "no insurer";
            case "PAYER_OTHER" -> "another kind of payer";
            case "PAYER_UNKNOWN" -> "payer not on record";
            case "AUTHORIZATION_REQUIRED" -> "an authorization is required";
            case "AUTHORIZATION_MISSING" -> "the required authorization is missing";
            case "ELIGIBILITY_UNVERIFIED" -> "eligibility not verified";
            case "ELIGIBILITY_UNKNOWN" -> "nothing on record about eligibility";
            case "CHARGE_LOG" -> "size of the charge";
            case "CHARGE_UNKNOWN" -> "charge not on record";
            case "RESUBMITTED" -> "sent more than once";
            case "PROFESSIONAL" -> "a professional claim";
            case "OWED_LOG" -> "amount owed";
            case "OWED_SHARE" -> "share of the charge that is owed";
            case "MONTHS_SUBMITTED" -> "months since it was first sent";
            default -> Numbers.words(code);
        };
    }

    /** How the model counts it; empty where that is not known. */
    static String counted(String code) {
        return KNOWN.stream()
                .flatMap(spec -> spec.features().stream())
                .filter(feature -> feature.code().equals(code))
                .map(Feature::meaning)
                .findFirst()
                .orElse("");
    }
}
