package io.wardwatch.core.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wardwatch.core.policy.CharlsonWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Oracle: a public list of Quan 2005's prefixes with the weights of 1987, read where it is at hand. */
class CharlsonListTest {
    private static final Path LIST = Path.of(
            System.getProperty("wardwatch.data", "../shared/data"), "code_tables/charlson_quan2005_icd_prefix.csv");

    private static final Map<String, Integer> BITS = Map.ofEntries(
            Map.entry("myocardial_infarct", Charlson.MYOCARDIAL_INFARCTION),
            Map.entry("congestive_heart_failure", Charlson.HEART_FAILURE),
            Map.entry("peripheral_vascular_disease", Charlson.PERIPHERAL_VASCULAR),
            Map.entry("cerebrovascular_disease", Charlson.CEREBROVASCULAR),
            Map.entry("dementia", Charlson.DEMENTIA),
            Map.entry("chronic_pulmonary_disease", Charlson.CHRONIC_PULMONARY),
            Map.entry("rheumatic_disease", Charlson.RHEUMATIC),
            Map.entry("peptic_ulcer_disease", Charlson.PEPTIC_ULCER),
            Map.entry("mild_liver_disease", Charlson.MILD_LIVER),
            Map.entry("diabetes_without_cc", Charlson.DIABETES),
            Map.entry("diabetes_with_cc", Charlson.DIABETES_COMPLICATED),
            Map.entry("paraplegia", Charlson.HEMIPLEGIA),
            Map.entry("renal_disease", Charlson.RENAL),
            Map.entry("malignant_cancer", Charlson.CANCER),
            Map.entry("severe_liver_disease", Charlson.SEVERE_LIVER),
            Map.entry("metastatic_solid_tumor", Charlson.METASTATIC),
            Map.entry("aids", Charlson.AIDS));

    @Test
    void shouldFindJustTheListedConditionWhenEveryCodeIsTried() throws IOException {
        Map<String, Integer> bitByPrefix = new HashMap<>();
        for (String[] row : rows()) {
            bitByPrefix.put(row[1], BITS.get(row[2]));
        }
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            for (int digits = 0; digits < 1000; digits++) {
                String code = letter + String.format("%03d", digits);
                int listed = bitByPrefix.getOrDefault(code, bitByPrefix.getOrDefault(code.substring(0, 3), 0));
                assertThat(Charlson.bitOf(code)).as(code).isEqualTo(listed);
            }
        }
    }

    @Test
    void shouldWeighAsListedWhenWeightsAreThoseOf1987() throws IOException {
        for (String[] row : rows()) {
            assertThat(Charlson.index(BITS.get(row[2]), CharlsonWeights.CHARLSON_1987))
                    .as(row[2])
                    .isEqualTo(Integer.parseInt(row[3]));
        }
    }

    private static List<String[]> rows() throws IOException {
        assumeThat(LIST).as("the list of prefixes is not here").matches(Files::isRegularFile);
        return Files.readAllLines(LIST).stream()
                .filter(line -> line.startsWith("10,"))
                .map(line -> line.split(","))
                .toList();
    }
}
