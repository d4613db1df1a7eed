package io.wardwatch.core.score;

/**
 * The 31 Elixhauser conditions: weights of van Walraven 2009 (Med Care 47:626), ICD-10 prefixes of Quan 2005 (Med Care 43:1130).
 * They are not those of the Charlson conditions of like name: renal failure has no chronic nephritis (N03, N05), a solid tumour
 * no lymphoma and no leukaemia, uncomplicated diabetes no E1x.6 and E1x.8.
 */
public enum ElixhauserCondition {
    HEART_FAILURE(7, "I099 I110 I130 I132 I255 I420 I425-I429 I43 I50 P290"),
    ARRHYTHMIA(5, "I441-I443 I456 I459 I47-I49 R000 R001 R008 T821 Z450 Z950"),
    VALVULAR(-1, "A520 I05-I08 I091 I098 I34-I39 Q230-Q233 Z952-Z954"),
    PULMONARY_CIRCULATION(4, "I26 I27 I280 I288 I289"),
    PERIPHERAL_VASCULAR(2, "I70 I71 I731 I738 I739 I771 I790 I792 K551 K558 K559 Z958 Z959"),
    HYPERTENSION(0, "I10"),
    HYPERTENSION_COMPLICATED(0, "I11-I13 I15"),
    PARALYSIS(7, "G041 G114 G801 G802 G81 G82 G830-G834 G839"),
    OTHER_NEUROLOGICAL(6, "G10-G13 G20-G22 G254 G255 G312 G318 G319 G32 G35-G37 G40 G41 G931 G934 R470 R56"),
    CHRONIC_PULMONARY(3, "I278 I279 J40-J47 J60-J67 J684 J701 J703"),
    DIABETES(0, "E10-E14:019"),
    DIABETES_COMPLICATED(0, "E10-E14:2345678"),
    HYPOTHYROIDISM(0, "E00-E03 E890"),
    RENAL(5, "I120 I131 N18 N19 N250 Z490-Z492 Z940 Z992"),
    LIVER(11, "B18 I85 I864 I982 K70 K711 K713-K715 K717 K72-K74 K760 K762-K769 Z944"),
    PEPTIC_ULCER(0, "K25-K28:79"),
    AIDS(0, "B20-B22 B24"),
    LYMPHOMA(9, "C81-C85 C88 C96 C900 C902"),
    METASTATIC(12, "C77-C80"),
    SOLID_TUMOR(4, "C00-C26 C30-C34 C37-C41 C43 C45-C58 C60-C76 C97"),
    RHEUMATIC(0, "L940 L941 L943 M05 M06 M08 M120 M123 M30 M310-M313 M32-M35 M45 M461 M468 M469"),
    COAGULOPATHY(3, "D65-D68 D691 D693-D696"),
    OBESITY(-4, "E66"),
    WEIGHT_LOSS(6, "E40-E46 R634 R64"),
    FLUID_ELECTROLYTE(5, "E222 E86 E87"),
    BLOOD_LOSS_ANEMIA(-2, "D500"),
    DEFICIENCY_ANEMIA(-2, "D508 D509 D51-D53"),
    ALCOHOL(0, "F10 E52 G621 I426 K292 K700 K703 K709 T51 Z502 Z714 Z721"),
    DRUGS(-7, "F11-F16 F18 F19 Z715 Z722"),
    PSYCHOSIS(0, "F20 F22-F25 F28 F29 F302 F312 F315"),
    DEPRESSION(-3, "F204 F313-F315 F32 F33 F341 F412 F432");

    private final int weight;
    private final String prefixes;

    ElixhauserCondition(int weight, String prefixes) {
        this.weight = weight;
        this.prefixes = prefixes;
    }

    /** Its place in a set of conditions. */
    public int bit() {
        return 1 << ordinal();
    }

    /** Points of van Walraven. */
    public int weight() {
        return weight;
    }

    String prefixes() {
        return prefixes;
    }
}
