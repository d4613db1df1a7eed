package io.wardwatch.core.score;

import io.wardwatch.core.event.Diagnosis;
import io.wardwatch.core.policy.CharlsonWeights;
import java.util.List;

/**
 * The seventeen Charlson conditions as bits, and their weighted index.
 *
 * <p>Codes: ICD-10 prefixes of Quan 2005 (Med Care 43:1130), matched without dots and without regard to case. They are WHO
 * codes: an ICD-10-CM code with a letter in its second or third place ({@code C7B}) matches nothing. Each code belongs to one
 * condition at most.
 *
 * <p>Weights: Charlson 1987, Quan 2011 (Am J Epidemiol 173:676; at most 24 with the hierarchies), and those of LACE.
 *
 * <p>LACE's weights: of van Walraven 2010 (CMAJ 182:551) only the beginning could be read here, not its table; the weights
 * follow the tool sheet printed in BMC Cardiovasc Disord 2014;14:97, table 1: MI, cerebrovascular, PVD, diabetes 1; CHF,
 * diabetes with end-organ damage, chronic pulmonary, mild liver or renal, any tumour 2; dementia, connective tissue 3; moderate
 * or severe liver or renal 4; metastatic 6. That print has no AIDS; the 2015 sheet of a hospital alliance, as coded in public
 * calculators, and the modified LACE of BMJ Open 2017;7:e016921 both give it 4. Decisions where one bit meets two rows or none:
 * <ul>
 *   <li>renal = 2. The sheet gives 2 to chronic renal disease and 4 to end-stage disease or dialysis; Quan's prefixes take in
 *       every stage of N18, so the lesser is the safe reading, and the one that BMJ Open prints.
 *   <li>peptic ulcer and hemiplegia = 0. The sheet names neither.
 * </ul>
 */
public final class Charlson {
    public static final int MYOCARDIAL_INFARCTION = 1;
    public static final int HEART_FAILURE = 1 << 1;
    public static final int PERIPHERAL_VASCULAR = 1 << 2;
    public static final int CEREBROVASCULAR = 1 << 3;
    public static final int DEMENTIA = 1 << 4;
    public static final int CHRONIC_PULMONARY = 1 << 5;
    public static final int RHEUMATIC = 1 << 6;
    public static final int PEPTIC_ULCER = 1 << 7;
    public static final int MILD_LIVER = 1 << 8;
    public static final int DIABETES = 1 << 9;
    public static final int DIABETES_COMPLICATED = 1 << 10;
    public static final int HEMIPLEGIA = 1 << 11;
    public static final int RENAL = 1 << 12;
    public static final int CANCER = 1 << 13;
    public static final int SEVERE_LIVER = 1 << 14;
    public static final int METASTATIC = 1 << 15;
    public static final int AIDS = 1 << 16;
    /** All conditions. */
    public static final int ALL = (1 << 17) - 1;

    // A row per condition, in bit order.
    private static final String[] PREFIXES = {
        "I21 I22 I252",
        "I099 I110 I130 I132 I255 I420 I425-I429 I43 I50 P290",
        "I70 I71 I731 I738 I739 I771 I790 I792 K551 K558 K559 Z958 Z959",
        "G45 G46 H340 I60-I69",
        "F00-F03 F051 G30 G311",
        "I278 I279 J40-J47 J60-J67 J684 J701 J703",
        "M05 M06 M315 M32-M34 M351 M353 M360",
        "K25-K28",
        "B18 K700-K703 K709 K713-K715 K717 K73 K74 K760 K762-K764 K768 K769 Z944",
        "E10-E14:01689",
        "E10-E14:23457",
        "G041 G114 G801 G802 G81 G82 G830-G834 G839",
        "I120 I131 N032-N037 N052-N057 N18 N19 N250 Z490-Z492 Z940 Z992",
        "C00-C26 C30-C34 C37-C41 C43 C45-C58 C60-C76 C81-C85 C88 C90-C97",
        "I850 I859 I864 I982 K704 K711 K721 K729 K765-K767",
        "C77-C80",
        "B20-B22 B24",
    };

    // Weights in bit order: MI CHF PVD CVA dem pulm rheu ulc liv1 DM DMcx plegia renal canc liv3 mets AIDS.
    private static final int[] WEIGHTS_1987 = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 6, 6};
    private static final int[] WEIGHTS_QUAN = {0, 2, 0, 0, 2, 1, 1, 0, 2, 0, 1, 2, 1, 2, 4, 6, 4};
    private static final int[] WEIGHTS_LACE = {1, 2, 1, 1, 3, 2, 3, 0, 2, 1, 2, 0, 2, 2, 4, 6, 4};

    private static final IcdPrefixes CODES = new IcdPrefixes(PREFIXES);

    static {
        if (!CODES.disjoint()) {
            throw new IllegalStateException("two Charlson conditions claim one code");
        }
    }

    private static final List<String> NAMES = List.of(
            "MYOCARDIAL_INFARCTION",
            "HEART_FAILURE",
            "PERIPHERAL_VASCULAR",
            "CEREBROVASCULAR",
            "DEMENTIA",
            "CHRONIC_PULMONARY",
            "RHEUMATIC",
            "PEPTIC_ULCER",
            "MILD_LIVER",
            "DIABETES",
            "DIABETES_COMPLICATED",
            "HEMIPLEGIA",
            "RENAL",
            "CANCER",
            "SEVERE_LIVER",
            "METASTATIC",
            "AIDS");

    private Charlson() {}

    /** The names of the conditions, in bit order. */
    public static List<String> names() {
        return NAMES;
    }

    /** The bit of an ICD-10 code, 0 where it belongs to no condition or is no such code. */
    public static int bitOf(String code) {
        return CODES.bitsOf(code);
    }

    /** The bit of a diagnosis; 0 for another system than ICD-10, and for what arose during the stay. */
    public static int bitsOf(Diagnosis diagnosis) {
        return CODES.bitsOf(diagnosis);
    }

    /** The bits of all {@code diagnoses} together. */
    public static int bitsOf(List<Diagnosis> diagnoses) {
        int bits = 0;
        for (int i = 0; i < diagnoses.size(); i++) {
            bits |= bitsOf(diagnoses.get(i));
        }
        return bits;
    }

    /** {@code bits} without the lesser of each pair of which both are present: liver, diabetes, tumours. */
    public static int withoutLesser(int bits) {
        int kept = bits;
        if ((bits & SEVERE_LIVER) != 0) {
            kept &= ~MILD_LIVER;
        }
        if ((bits & DIABETES_COMPLICATED) != 0) {
            kept &= ~DIABETES;
        }
        if ((bits & METASTATIC) != 0) {
            kept &= ~CANCER;
        }
        return kept;
    }

    /** The weighted index of {@code bits}, each condition once, hierarchies applied. */
    public static int index(int bits, CharlsonWeights weights) {
        int[] table =
                switch (weights) {
                    case CHARLSON_1987 -> WEIGHTS_1987;
                    case QUAN_2011 -> WEIGHTS_QUAN;
                    case LACE_2010 -> WEIGHTS_LACE;
                };
        int sum = 0;
        for (int rest = withoutLesser(bits & ALL); rest != 0; rest &= rest - 1) {
            sum += table[Integer.numberOfTrailingZeros(rest)];
        }
        return sum;
    }
}
