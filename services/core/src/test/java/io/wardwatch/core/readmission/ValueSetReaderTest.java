package io.wardwatch.core.readmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wardwatch.core.event.Procedure;
import io.wardwatch.core.readmission.ValueSetReading.Loaded;
import io.wardwatch.core.readmission.ValueSetReading.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Value sets as files: what is accepted, what is refused and how, and what they say of a stay. */
class ValueSetReaderTest {
    private static final String MAP = "icd_10_cm_to_ccs.csv";

    private static ValueSets loaded(Map<String, String> files) {
        ValueSetReading reading = ValueSetReader.read(files);
        assertThat(reading).as("%s", reading).isInstanceOf(Loaded.class);
        return ((Loaded) reading).sets();
    }

    private static List<String> problems(Map<String, String> files) {
        ValueSetReading reading = ValueSetReader.read(files);
        assertThat(reading).isInstanceOf(Refused.class);
        return ((Refused) reading)
                .problems().stream().map(ValueSetReading.Problem::toString).toList();
    }

    private static int condition(ValueSets sets, String code) {
        return StayClass.condition(sets.classify(code, List.of()));
    }

    @Test
    void shouldReadTheExcerptThatShips() {
        ValueSets excerpt = ValueSetReader.excerpt();

        assertThat(excerpt.missing()).isEmpty();
        assertThat(excerpt.name()).isEqualTo("excerpt for demonstration");
        assertThat(excerpt.digest())
                .hasSize(16)
                .isEqualTo(ValueSetReader.excerpt().digest());
        assertThat(condition(excerpt, "i50.23")).isEqualTo(108);
    }

    @Test
    void shouldReadAhrqsQuotesAndColumns() {
        ValueSets sets = loaded(
                Map.of(
                        "/some/where/" + MAP,
                        "\uFEFF'ICD-10-CM CODE','CCS CATEGORY','ICD-10-CM CODE DESCRIPTION'\r\n'A000','135 ','Cholera, due to Vibrio'\r\n"));

        assertThat(condition(sets, "A00.0")).isEqualTo(135);
    }

    @Test
    void shouldReadQuotedCellsWhateverTheirOrder() {
        ValueSets sets = loaded(
                Map.of(
                        "readmissions__" + MAP,
                        "description,\"ccs_diagnosis_category\",icd_10_cm\n\"a \"\"word\"\", and another\",\"108\",\"I509\"\n\n"));

        assertThat(condition(sets, "I509")).isEqualTo(108);
    }

    @Test
    void shouldTakeTheLongestOfPrefixes() {
        ValueSets sets = loaded(Map.of(MAP, "icd_10_cm,ccs_diagnosis_category\nI*,1\nI5*,2\nI509,3\nI50*,4\n"));

        assertThat(condition(sets, "I509")).isEqualTo(3);
        assertThat(condition(sets, "I5090")).isEqualTo(4);
        assertThat(condition(sets, "I51")).isEqualTo(2);
        assertThat(condition(sets, "I")).isEqualTo(1);
        assertThat(condition(sets, "J18")).isGreaterThan(Categories.GREATEST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "icd_10_cm_to_ccs.csv|icd_10_cm;ccs|1: has no column ccs_diagnosis_category",
                "icd_10_cm_to_ccs.csv|icd_10_cm;ccs_category~I509;x|2: has no category from 1 to 9999",
                "icd_10_cm_to_ccs.csv|icd_10_cm;ccs_category~I509;0|2: has no category from 1 to 9999",
                "icd_10_cm_to_ccs.csv|icd_10_cm;ccs_category~I509;12345|2: has no category from 1 to 9999",
                "icd_10_cm_to_ccs.csv|icd_10_cm;ccs_category~I50-9;1|2: has no code of 1 to 7",
                "icd_10_cm_to_ccs.csv|icd_10_cm;ccs_category~I5091234;1|2: has no code of 1 to 7",
                "icd_10_cm_to_ccs.csv|icd_10_cm;ccs_category~*;1|2: has no code of 1 to 7",
                "icd_10_cm_to_ccs.csv|icd_10_cm;ccs_category~I509;1~~I50.9;2|4: gives code I50.9 a second category",
                "icd_10_cm_to_ccs.csv|icd_10_cm;ccs_category~I509|2: has nothing in column 2",
                "icd_10_cm_to_ccs.csv|icd_10_cm;ccs_category~;1|2: has nothing in column 1",
                "icd_10_cm_to_ccs.csv|icd_10_cm;ccs_category~\"I509;1|2: has a quote that is not closed",
                "specialty_cohort.csv|ccs;specialty_cohort;procedure_or_diagnosis~1;Dentistry;Diagnosis|2: names no specialty cohort",
                "specialty_cohort.csv|ccs;specialty_cohort;procedure_or_diagnosis~1;Medicine;Visit|2: is of neither",
                "specialty_cohort.csv|ccs;specialty_cohort;procedure_or_diagnosis~1;Medicine;Procedure|2: makes a procedure",
                "specialty_cohort.csv|ccs;specialty_cohort;procedure_or_diagnosis~1;Medicine;Diagnosis~1;Neurology;Diagnosis|3: gives category 1 a second",
                "exclusion_ccs_diagnosis_category.csv|ccs_diagnosis_category;exclusion_category~1;Bad luck|2: excludes for another cause",
                "condition_cohort.csv|condition_cohort;code_system;code;role~FLU;ICD_10_CM;J10;include|2: names no condition cohort",
                "condition_cohort.csv|condition_cohort;code_system;code;role~HF;SNOMED;J10;include|2: names a code system",
                "condition_cohort.csv|condition_cohort;code_system;code;role~HF;ICD_10_CM;J10;maybe|2: has a role"
            })
    void shouldRefuseInWordsWithTheLine(String file, String text, String words) {
        String csv = text.replace(';', ',').replace('~', '\n');

        assertThat(problems(Map.of(file, csv))).singleElement().asString().startsWith(file + ":" + words);
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        assertThat(problems(Map.of("secrets.csv", "a,b\n")))
                .containsExactly("secrets.csv: is no table that the measure knows");
        assertThat(problems(Map.of(MAP, ""))).singleElement().asString().contains("is empty");
        assertThat(problems(Map.of(MAP, "icd_10_cm,ccs_category\n", "x/" + MAP, "icd_10_cm,ccs_category\n")))
                .singleElement()
                .asString()
                .contains("second file");
        assertThat(problems(Map.of("edition.txt", "from = yesterday")))
                .singleElement()
                .asString()
                .contains("2025-10-01");
        assertThat(problems(Map.of("edition.txt", "from = 2025-10-01\nuntil = 2025-09-30")))
                .containsExactly("edition.txt: ends before it begins");
    }

    @Test
    void shouldNotDrownInProblemsOrLines() {
        String broken = "icd_10_cm,ccs_category\n" + "?,1\n".repeat(500);
        String endless = "icd_10_cm,ccs_category\n" + "I509,1\n".repeat(ValueSetReader.MOST_LINES);
        String wide = "icd_10_cm,ccs_category\n" + "x".repeat(CsvLines.LONGEST_LINE + 1);

        assertThat(problems(Map.of(MAP, broken))).hasSize(ValueSetReader.MOST_PROBLEMS);
        assertThat(problems(Map.of(MAP, endless))).singleElement().asString().contains("more lines than 200000");
        assertThat(problems(Map.of(MAP, wide))).singleElement().asString().startsWith(MAP + ":2: ");
    }

    @Test
    void shouldGiveOneDigestToOneMeaning() {
        ValueSets one =
                loaded(Map.of(MAP, "icd_10_cm,description,ccs_diagnosis_category\nI50.9,heart,108\nJ189,lung,122\n"));
        ValueSets same = loaded(Map.of("a/" + MAP, "icd_10_cm,ccs_category\r\nj189,122\r\n\r\ni509,108\r\ni509,108"));
        ValueSets other = loaded(Map.of(MAP, "icd_10_cm,ccs_category\nI509,108\nJ189,123\n"));
        ValueSets later = loaded(
                Map.of(MAP, "icd_10_cm,ccs_category\nI509,108\nJ189,122\n", "edition.txt", "from = 2025-10-01\n"));

        assertThat(same.digest()).isEqualTo(one.digest());
        assertThat(other.digest()).isNotEqualTo(one.digest());
        assertThat(later.digest()).isNotEqualTo(one.digest());
    }

    @Test
    void shouldGiveOtherDigestsToOtherChoices() {
        String hospitals = "exempt_hospital.csv";
        String codes = "icd_10_cm,ccs_category\nI509,108\n";
        assertThat(List.of(
                        loaded(Map.of(MAP, codes)).digest(),
                        loaded(Map.of(MAP, codes, "edition.txt", "unlisted = no_cohort\n"))
                                .digest(),
                        loaded(Map.of(MAP, codes, hospitals, "facility\nNorth\n"))
                                .digest(),
                        loaded(Map.of(MAP, codes, hospitals, "facility\nNORTH\n"))
                                .digest()))
                .doesNotHaveDuplicates();
        assertThat(loaded(Map.of(MAP, codes, "edition.txt", "unlisted = Medicine\n"))
                        .digest())
                .isEqualTo(loaded(Map.of(MAP, codes)).digest());
        assertThat(problems(Map.of("edition.txt", "unlisted = SURGERY\n")))
                .singleElement()
                .asString()
                .contains("MEDICINE and NO_COHORT");
    }

    @Test
    void shouldChooseTheEditionOfTheDischarge() {
        ValueSets first = edition("2023-10-01", "2024-09-30");
        ValueSets second = edition("2025-10-01", "2026-09-30");
        ValueSetEditions editions = ValueSetEditions.of(List.of(second, first));

        assertThat(editions.at(day("2020-01-01"))).isSameAs(first);
        assertThat(editions.at(day("2024-09-30"))).isSameAs(first);
        assertThat(editions.at(day("2025-09-30"))).isSameAs(first);
        assertThat(editions.at(day("2025-10-01"))).isSameAs(second);
        assertThat(editions.at(day("2030-01-01"))).isSameAs(second);
        assertThatThrownBy(() -> ValueSetEditions.of(List.of(first, first))).hasMessageContaining("same days");
        assertThatThrownBy(() -> ValueSetEditions.of(List.of())).hasMessageContaining("no edition");
    }

    private static long day(String day) {
        return LocalDate.parse(day).toEpochDay();
    }

    private static ValueSets edition(String from, String until) {
        return loaded(Map.of("edition.txt", "name = " + from + "\nfrom = " + from + "\nuntil = " + until));
    }

    @Test
    void shouldPassOverProceduresOfOtherSystems() {
        ValueSets sets = ValueSetReader.excerpt();

        for (String system : new String[] {"ICD10PCS", "ICD-10-PCS", "icd10", "UNKNOWN", "", null}) {
            assertThat(planned(sets, system)).as("%s", system).isEqualTo(PlannedRule.ALWAYS_PLANNED_PROCEDURE);
        }
        assertThat(planned(sets, "CPT")).isEqualTo(PlannedRule.UNPLANNED);
        assertThat(planned(sets, "SNOMED")).isEqualTo(PlannedRule.UNPLANNED);
    }

    private static PlannedRule planned(ValueSets sets, String system) {
        return StayClass.planned(sets.classify("I509", List.of(new Procedure("30233G0", system, null))));
    }

    @Test
    void shouldReadTheListsAsTheyArePublished() throws IOException {
        Path folder = Path.of(System.getProperty("wardwatch.data", "../shared/data"))
                .resolve("code_tables/cms_readmission_tuva");
        assumeThat(folder).as("the published lists are not here").isDirectory();
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                files.put(path.toString(), Files.readString(path));
            }
        }

        ValueSets sets = loaded(files);

        assertThat(sets.missing())
                .containsExactly(ValueSetTable.DIAGNOSIS_CATEGORIES, ValueSetTable.PROCEDURE_CATEGORIES);
        assertThat(sets.procedures.size()).isBetween(2_521, 2_521 + 1_676);
        assertThat(sets.diagnoses.size()).isEqualTo(12_333);
        assertThat(sets.ofDiagnoses.cohort(108)).isEqualTo(SpecialtyCohort.CARDIORESPIRATORY);
        assertThat(sets.ofDiagnoses.is(45, Categories.ALWAYS_PLANNED)).isTrue();
        assertThat(StayClass.planned(sets.classify("M1611", List.of(new Procedure("0270046", "ICD10PCS", null)))))
                .isEqualTo(PlannedRule.POTENTIALLY_PLANNED);
        assertThat(StayClass.planned(sets.classify("S72.001A", List.of(new Procedure("0270046", "ICD10PCS", null)))))
                .isEqualTo(PlannedRule.ACUTE_DIAGNOSIS);
    }
}
