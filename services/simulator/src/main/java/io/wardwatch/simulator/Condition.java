package io.wardwatch.simulator;

import java.util.List;

/**
 * The Charlson conditions (code prefixes after Quan and others, Medical Care 2005) with the codes that the simulator writes
 * for each, how common it is among the network's chronic patients, and its weight in the readmission formula
 * ({@link RiskFormula}). A patient's conditions are a mask of {@link #bit()}.
 *
 * <p>{@code prevalence} holds for a chronic patient of 65 and rises with age; {@code logOdds} is made for the simulator, in
 * the order of size that readmission studies report, and is no clinical finding.
 */
enum Condition {
    MYOCARDIAL_INFARCTION(.10, .15, "I25.2", "I21.4", "I21.4"),
    HEART_FAILURE(.30, .45, "I50.9", "I50.23", "I50.33"),
    PERIPHERAL_VASCULAR(.12, .15, "I73.9", "I70.213", "I70.213"),
    CEREBROVASCULAR(.10, .12, "I69.30", "I63.9", "I63.9"),
    DEMENTIA(.07, .20, "F03", "F03", "G30.9"),
    CHRONIC_PULMONARY(.27, .30, "J44.9", "J44.1", "J44.0"),
    RHEUMATIC(.04, .10, "M06.9", "M32.10", "M06.9"),
    PEPTIC_ULCER(.03, .10, "K27.9", "K25.4", "K26.4"),
    MILD_LIVER(.06, .25, "K74.60", "K70.10", "K74.60"),
    DIABETES(.22, .08, "E11.9", "E11.65", "E10.10"),
    DIABETES_COMPLICATED(.16, .25, "E11.22", "E11.42", "E11.52"),
    HEMIPLEGIA(.03, .25, "G81.90", "G81.90", "G82.20"),
    RENAL(.24, .35, "N18.4", "N18.6", "N18.4"),
    CANCER(.09, .40, "C34.90", "C50.919", "C18.9"),
    SEVERE_LIVER(.02, .70, "K76.7", "K76.6", "I85.01"),
    METASTATIC(.03, .80, "C79.51", "C78.7", "C78.00"),
    HIV(.01, .35, "B20", "B20", "B20");

    static final List<Condition> ALL = List.of(values());

    private final double prevalence;
    private final double logOdds;
    private final String chronicCode;
    private final List<String> acuteCodes;

    Condition(double prevalence, double logOdds, String chronicCode, String... acuteCodes) {
        this.prevalence = prevalence;
        this.logOdds = logOdds;
        this.chronicCode = chronicCode;
        this.acuteCodes = List.of(acuteCodes);
    }

    int bit() {
        return 1 << ordinal();
    }

    boolean in(int mask) {
        return (mask & bit()) != 0;
    }

    double prevalence() {
        return prevalence;
    }

    double logOdds() {
        return logOdds;
    }

    /** The code it has as a secondary diagnosis. */
    String chronicCode() {
        return chronicCode;
    }

    /** The codes it has where it is the reason for a stay. */
    List<String> acuteCodes() {
        return acuteCodes;
    }

    /** {@code mask} without the lesser of a pair: of liver disease, of diabetes, of cancer. */
    static int withoutLesser(int mask) {
        int kept = mask;
        kept = SEVERE_LIVER.in(kept) ? kept & ~MILD_LIVER.bit() : kept;
        kept = DIABETES_COMPLICATED.in(kept) ? kept & ~DIABETES.bit() : kept;
        return METASTATIC.in(kept) ? kept & ~CANCER.bit() : kept;
    }
}
