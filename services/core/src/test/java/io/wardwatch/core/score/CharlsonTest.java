package io.wardwatch.core.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Diagnosis;
import io.wardwatch.core.policy.CharlsonWeights;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Oracle: Quan 2005's ICD-10 prefixes, written out here code by code, and the three published weightings. */
class CharlsonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MYOCARDIAL_INFARCTION|I21 I210 I214 I2199 I22 I229 I252",
                "HEART_FAILURE|I099 I110 I130 I132 I255 I420 I425 I426 I427 I428 I429 I43 I438 I50 I500 I509 I5023 P290",
                "PERIPHERAL_VASCULAR|I70 I702 I71 I714 I731 I738 I739 I771 I790 I792 K551 K558 K559 Z958 Z959",
                "CEREBROVASCULAR|G45 G459 G46 G468 H340 I60 I61 I62 I63 I64 I65 I66 I67 I68 I69 I639 I694",
                "DEMENTIA|F00 F01 F02 F03 F009 F0390 F051 G30 G309 G311",
                "CHRONIC_PULMONARY|I278 I279 J40 J41 J42 J43 J44 J45 J46 J47 J441 J459 J60 J61 J62 J63 J64 J65 J66 J67 J679 J684 J701 J703",
                "RHEUMATIC|M05 M06 M069 M315 M32 M33 M34 M321 M351 M353 M360",
                "PEPTIC_ULCER|K25 K26 K27 K28 K254 K289",
                "MILD_LIVER|B18 B182 K700 K701 K702 K703 K709 K713 K714 K715 K717 K73 K739 K74 K746 K760 K762 K763 K764 K768 K769 Z944",
                "DIABETES|E100 E101 E106 E108 E109 E110 E111 E116 E118 E119 E1165 E120 E121 E126 E128 E129 E130 E131 E136 E138 E139 E140 E141 E146 E148 E149",
                "DIABETES_COMPLICATED|E102 E103 E104 E105 E107 E112 E1122 E113 E114 E115 E117 E122 E123 E124 E125 E127 E132 E133 E134 E135 E137 E142 E143 E144 E145 E147",
                "HEMIPLEGIA|G041 G114 G801 G802 G81 G819 G82 G822 G830 G831 G832 G833 G834 G839",
                "RENAL|I120 I131 N032 N033 N034 N035 N036 N037 N052 N053 N054 N055 N056 N057 N18 N181 N186 N19 N250 Z490 Z491 Z492 Z940 Z992",
                "CANCER|C00 C009 C10 C19 C26 C30 C34 C349 C37 C38 C39 C40 C41 C43 C45 C50 C509 C58 C60 C61 C76 C81 C82 C83 C84 C85 C88 C90 C97",
                "SEVERE_LIVER|I850 I859 I864 I982 K704 K711 K721 K729 K765 K766 K767",
                "METASTATIC|C77 C78 C79 C80 C787 C800",
                "AIDS|B20 B21 B22 B24 B201"
            })
    void shouldFindConditionWhenCodeBeginsWithItsPrefix(String condition, String codes) throws Exception {
        int bit = Charlson.class.getField(condition).getInt(null);
        for (String code : codes.split(" ")) {
            assertThat(Charlson.bitOf(code)).as(code).isEqualTo(bit);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "I20", "I23", "I25", "I251", "I253", "I100", "I111", "I12", "I13", "I139", "I421", "I424", "I42", "I49", "I51",
        "P29", "P291", "I72", "I73", "I730", "I770", "I791", "K55", "K550", "Z957", "G44", "G47", "H34", "H341", "I59",
        "F04", "F05", "F050", "G31", "G310", "G312", "I27", "I270", "I277", "J39", "J48", "J59", "J68", "J683", "J70",
        "J702", "M04", "M07", "M31", "M314", "M350", "M352", "M36", "M361", "K24", "K29", "B17", "B19", "K70", "K71",
        "K710", "K712", "K716", "K718", "K72", "K720", "K75", "K76", "K761", "Z943", "E10", "E14", "E09", "E159", "G04",
        "G040", "G113", "G800", "G803", "G83", "G835", "G838", "I121", "I129", "N03", "N031", "N038", "N051", "N058",
        "N17", "N251", "Z493", "Z941", "Z991", "C27", "C35", "C36", "C42", "C44", "C59", "C86", "C87", "C89", "C98",
        "I85", "I851", "I98", "K705", "B23", "B25", "C7B", "C4A", "A", "I2", "2100", "ÄÖÜ1", "I-1"
    })
    void shouldFindNothingWhenCodeIsOnlyNear(String code) {
        assertThat(Charlson.bitOf(code)).as(code).isZero();
    }

    @Test
    void shouldTellHeartFromKidneyWhenHypertensiveDiseaseIsCoded() {
        assertThat(Charlson.bitOf("I13.0")).isEqualTo(Charlson.HEART_FAILURE);
        assertThat(Charlson.bitOf("I13.1")).isEqualTo(Charlson.RENAL);
        assertThat(Charlson.bitOf("I13.2")).isEqualTo(Charlson.HEART_FAILURE);
    }

    @Test
    void shouldIgnoreDotsAndCaseWhenMatching() {
        assertThat(Charlson.bitOf("i25.2")).isEqualTo(Charlson.MYOCARDIAL_INFARCTION);
        assertThat(Charlson.bitOf("k76.6")).isEqualTo(Charlson.SEVERE_LIVER);
        assertThat(Charlson.bitOf("e11.22")).isEqualTo(Charlson.DIABETES_COMPLICATED);
        assertThat(Charlson.bitOf("I63.A")).isEqualTo(Charlson.CEREBROVASCULAR);
        assertThat(Charlson.bitOf("")).isZero();
    }

    @Test
    void shouldTakeOnlyIcd10PresentOnAdmissionWhenReadingDiagnoses() {
        assertThat(Charlson.bitsOf(List.of(
                        new Diagnosis("I50.9", "ICD10", 1, null),
                        new Diagnosis("J44.1", "ICD10", 2, true),
                        new Diagnosis("N18.6", "ICD10", 3, false),
                        new Diagnosis("C34", "SNOMED", 4, true),
                        new Diagnosis("C34", "TEXT", 5, null))))
                .isEqualTo(Charlson.HEART_FAILURE | Charlson.CHRONIC_PULMONARY);
    }

    @ParameterizedTest
    @CsvSource({
        "MYOCARDIAL_INFARCTION,1,0,1",
        "HEART_FAILURE,1,2,2",
        "PERIPHERAL_VASCULAR,1,0,1",
        "CEREBROVASCULAR,1,0,1",
        "DEMENTIA,1,2,3",
        "CHRONIC_PULMONARY,1,1,2",
        "RHEUMATIC,1,1,3",
        "PEPTIC_ULCER,1,0,0",
        "MILD_LIVER,1,2,2",
        "DIABETES,1,0,1",
        "DIABETES_COMPLICATED,2,1,2",
        "HEMIPLEGIA,2,2,0",
        "RENAL,2,1,2",
        "CANCER,2,2,2",
        "SEVERE_LIVER,3,4,4",
        "METASTATIC,6,6,6",
        "AIDS,6,4,4"
    })
    void shouldWeighConditionAsPublishedWhenAlone(String condition, int original, int quan, int lace) throws Exception {
        int bit = Charlson.class.getField(condition).getInt(null);
        assertThat(Charlson.index(bit, CharlsonWeights.CHARLSON_1987)).isEqualTo(original);
        assertThat(Charlson.index(bit, CharlsonWeights.QUAN_2011)).isEqualTo(quan);
        assertThat(Charlson.index(bit, CharlsonWeights.LACE_2010)).isEqualTo(lace);
    }

    @Test
    void shouldReachPublishedMaximumWhenAllConditionsArePresent() {
        assertThat(Charlson.index(Charlson.ALL, CharlsonWeights.QUAN_2011)).isEqualTo(24);
        assertThat(Charlson.index(0, CharlsonWeights.QUAN_2011)).isZero();
    }

    @Test
    void shouldDropTheLesserWhenBothOfAPairArePresent() {
        assertThat(Charlson.withoutLesser(Charlson.MILD_LIVER | Charlson.SEVERE_LIVER))
                .isEqualTo(Charlson.SEVERE_LIVER);
        assertThat(Charlson.withoutLesser(Charlson.DIABETES | Charlson.DIABETES_COMPLICATED))
                .isEqualTo(Charlson.DIABETES_COMPLICATED);
        assertThat(Charlson.withoutLesser(Charlson.CANCER | Charlson.METASTATIC))
                .isEqualTo(Charlson.METASTATIC);
        assertThat(Charlson.withoutLesser(Charlson.MILD_LIVER | Charlson.DIABETES | Charlson.CANCER))
                .isEqualTo(Charlson.MILD_LIVER | Charlson.DIABETES | Charlson.CANCER);
    }
}
