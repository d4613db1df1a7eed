package io.wardwatch.core.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Diagnosis;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Oracle: the ICD-10 prefixes of Quan 2005's Elixhauser table, written out here one by one, and van Walraven's weights. */
class ElixhauserTest {
    private static final Map<String, String> PREFIXES = new TreeMap<>(Map.ofEntries(
            Map.entry("HEART_FAILURE", "I099 I110 I130 I132 I255 I420 I425 I426 I427 I428 I429 I43 I50 P290"),
            Map.entry("ARRHYTHMIA", "I441 I442 I443 I456 I459 I47 I48 I49 R000 R001 R008 T821 Z450 Z950"),
            Map.entry(
                    "VALVULAR",
                    "A520 I05 I06 I07 I08 I091 I098 I34 I35 I36 I37 I38 I39 Q230 Q231 Q232 Q233 Z952 Z953 Z954"),
            Map.entry("PULMONARY_CIRCULATION", "I26 I27 I280 I288 I289"),
            Map.entry("PERIPHERAL_VASCULAR", "I70 I71 I731 I738 I739 I771 I790 I792 K551 K558 K559 Z958 Z959"),
            Map.entry("HYPERTENSION", "I10"),
            Map.entry("HYPERTENSION_COMPLICATED", "I11 I12 I13 I15"),
            Map.entry("PARALYSIS", "G041 G114 G801 G802 G81 G82 G830 G831 G832 G833 G834 G839"),
            Map.entry(
                    "OTHER_NEUROLOGICAL",
                    "G10 G11 G12 G13 G20 G21 G22 G254 G255 G312 G318 G319 G32 G35 G36 G37 G40 G41 G931 G934 R470 R56"),
            Map.entry(
                    "CHRONIC_PULMONARY",
                    "I278 I279 J40 J41 J42 J43 J44 J45 J46 J47 J60 J61 J62 J63 J64 J65 J66 J67 J684 J701 J703"),
            Map.entry("DIABETES", "E100 E101 E109 E110 E111 E119 E120 E121 E129 E130 E131 E139 E140 E141 E149"),
            Map.entry(
                    "DIABETES_COMPLICATED",
                    "E102 E103 E104 E105 E106 E107 E108 E112 E113 E114 E115 E116 E117 E118 E122 E123 E124 E125 E126 E127 E128 "
                            + "E132 E133 E134 E135 E136 E137 E138 E142 E143 E144 E145 E146 E147 E148"),
            Map.entry("HYPOTHYROIDISM", "E00 E01 E02 E03 E890"),
            Map.entry("RENAL", "I120 I131 N18 N19 N250 Z490 Z491 Z492 Z940 Z992"),
            Map.entry(
                    "LIVER",
                    "B18 I85 I864 I982 K70 K711 K713 K714 K715 K717 K72 K73 K74 K760 K762 K763 K764 K765 K766 K767 K768 K769 Z944"),
            Map.entry("PEPTIC_ULCER", "K257 K259 K267 K269 K277 K279 K287 K289"),
            Map.entry("AIDS", "B20 B21 B22 B24"),
            Map.entry("LYMPHOMA", "C81 C82 C83 C84 C85 C88 C96 C900 C902"),
            Map.entry("METASTATIC", "C77 C78 C79 C80"),
            Map.entry(
                    "SOLID_TUMOR",
                    "C00 C01 C02 C03 C04 C05 C06 C07 C08 C09 C10 C11 C12 C13 C14 C15 C16 C17 C18 C19 C20 C21 C22 C23 C24 C25 C26 "
                            + "C30 C31 C32 C33 C34 C37 C38 C39 C40 C41 C43 C45 C46 C47 C48 C49 C50 C51 C52 C53 C54 C55 C56 C57 C58 "
                            + "C60 C61 C62 C63 C64 C65 C66 C67 C68 C69 C70 C71 C72 C73 C74 C75 C76 C97"),
            Map.entry(
                    "RHEUMATIC",
                    "L940 L941 L943 M05 M06 M08 M120 M123 M30 M310 M311 M312 M313 M32 M33 M34 M35 M45 M461 M468 M469"),
            Map.entry("COAGULOPATHY", "D65 D66 D67 D68 D691 D693 D694 D695 D696"),
            Map.entry("OBESITY", "E66"),
            Map.entry("WEIGHT_LOSS", "E40 E41 E42 E43 E44 E45 E46 R634 R64"),
            Map.entry("FLUID_ELECTROLYTE", "E222 E86 E87"),
            Map.entry("BLOOD_LOSS_ANEMIA", "D500"),
            Map.entry("DEFICIENCY_ANEMIA", "D508 D509 D51 D52 D53"),
            Map.entry("ALCOHOL", "F10 E52 G621 I426 K292 K700 K703 K709 T51 Z502 Z714 Z721"),
            Map.entry("DRUGS", "F11 F12 F13 F14 F15 F16 F18 F19 Z715 Z722"),
            Map.entry("PSYCHOSIS", "F20 F22 F23 F24 F25 F28 F29 F302 F312 F315"),
            Map.entry("DEPRESSION", "F204 F313 F314 F315 F32 F33 F341 F412 F432")));

    @Test
    void shouldFindJustTheListedConditionsWhenEveryCodeIsTried() {
        assertThat(PREFIXES).hasSameSizeAs(ElixhauserCondition.values());
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            for (int digits = 0; digits < 1000; digits++) {
                String four = letter + String.format("%03d", digits);
                assertThat(Elixhauser.bitsOf(four)).as(four).isEqualTo(listed(four));
            }
            for (int digits = 0; digits < 100; digits++) {
                String three = letter + String.format("%02d", digits);
                assertThat(Elixhauser.bitsOf(three)).as(three).isEqualTo(listed(three));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HEART_FAILURE,7",
        "ARRHYTHMIA,5",
        "VALVULAR,-1",
        "PULMONARY_CIRCULATION,4",
        "PERIPHERAL_VASCULAR,2",
        "HYPERTENSION,0",
        "HYPERTENSION_COMPLICATED,0",
        "PARALYSIS,7",
        "OTHER_NEUROLOGICAL,6",
        "CHRONIC_PULMONARY,3",
        "DIABETES,0",
        "DIABETES_COMPLICATED,0",
        "HYPOTHYROIDISM,0",
        "RENAL,5",
        "LIVER,11",
        "PEPTIC_ULCER,0",
        "AIDS,0",
        "LYMPHOMA,9",
        "METASTATIC,12",
        "SOLID_TUMOR,4",
        "RHEUMATIC,0",
        "COAGULOPATHY,3",
        "OBESITY,-4",
        "WEIGHT_LOSS,6",
        "FLUID_ELECTROLYTE,5",
        "BLOOD_LOSS_ANEMIA,-2",
        "DEFICIENCY_ANEMIA,-2",
        "ALCOHOL,0",
        "DRUGS,-7",
        "PSYCHOSIS,0",
        "DEPRESSION,-3"
    })
    void shouldWeighConditionAsPublishedWhenAlone(ElixhauserCondition condition, int weight) {
        assertThat(Elixhauser.index(condition.bit())).isEqualTo(weight);
    }

    @Test
    void shouldReachPublishedRangeWhenNoHierarchyIsApplied() {
        int least = 0;
        int most = 0;
        for (ElixhauserCondition condition : ElixhauserCondition.values()) {
            least += Math.min(0, condition.weight());
            most += Math.max(0, condition.weight());
        }
        assertThat(least).isEqualTo(-19);
        assertThat(most).isEqualTo(89);
    }

    @Test
    void shouldStayBelowPublishedMaximumWhenMetastasesOutrankTheTumour() {
        assertThat(Elixhauser.leastWith(0)).isEqualTo(-19);
        assertThat(Elixhauser.mostWith(0)).isEqualTo(85);
    }

    @ParameterizedTest
    @CsvSource({"HYPERTENSION_COMPLICATED,HYPERTENSION", "DIABETES_COMPLICATED,DIABETES", "METASTATIC,SOLID_TUMOR"})
    void shouldDropTheLesserWhenBothOfAPairArePresent(ElixhauserCondition greater, ElixhauserCondition lesser) {
        assertThat(Elixhauser.withoutLesser(greater.bit() | lesser.bit())).isEqualTo(greater.bit());
        assertThat(Elixhauser.withoutLesser(lesser.bit())).isEqualTo(lesser.bit());
    }

    @Test
    void shouldCountEachConditionOnceWhenOneCodeNamesTwo() {
        assertThat(Elixhauser.bitsOf("I11.0"))
                .isEqualTo(
                        ElixhauserCondition.HEART_FAILURE.bit() | ElixhauserCondition.HYPERTENSION_COMPLICATED.bit());
        assertThat(Elixhauser.bitsOf("k70.3"))
                .isEqualTo(ElixhauserCondition.LIVER.bit() | ElixhauserCondition.ALCOHOL.bit());
        assertThat(Elixhauser.index(Elixhauser.bitsOf("I110") | Elixhauser.bitsOf("I509")))
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"N032,RENAL", "N054,RENAL", "C900,SOLID_TUMOR", "C920,LYMPHOMA", "E116,DIABETES", "C7B,METASTATIC"})
    void shouldDifferFromCharlsonWhenListsDo(String code, ElixhauserCondition condition) {
        assertThat(Elixhauser.bitsOf(code) & condition.bit()).isZero();
    }

    @Test
    void shouldTakeOnlyIcd10PresentOnAdmissionWhenReadingDiagnoses() {
        assertThat(Elixhauser.bitsOf(List.of(
                        new Diagnosis("I48.9", "ICD10", 1, null),
                        new Diagnosis("E66.0", "ICD10", 2, true),
                        new Diagnosis("E87.1", "ICD10", 3, false),
                        new Diagnosis("D65", "SNOMED", 4, true))))
                .isEqualTo(ElixhauserCondition.ARRHYTHMIA.bit() | ElixhauserCondition.OBESITY.bit());
    }

    private static int listed(String code) {
        int bits = 0;
        for (Map.Entry<String, String> entry : PREFIXES.entrySet()) {
            for (String prefix : entry.getValue().split(" ")) {
                if (code.startsWith(prefix)) {
                    bits |= ElixhauserCondition.valueOf(entry.getKey()).bit();
                }
            }
        }
        return bits;
    }
}
