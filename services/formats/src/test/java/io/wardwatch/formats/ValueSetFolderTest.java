package io.wardwatch.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardwatch.core.readmission.ValueSetEditions;
import io.wardwatch.core.readmission.ValueSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of code lists: one edition, or several side by side. */
class ValueSetFolderTest {
    private static final String ACUTE = "ccs_diagnosis_category\n2\n";

    @TempDir
    Path folder;

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void shouldReadOneEditionAndPassOverOtherFiles() throws IOException {
        write("readmissions__acute_diagnosis_ccs.csv", ACUTE);
        write("edition.txt", "name = ours\n");
        write("README.md", "where these come from");

        ValueSetEditions editions = ValueSetFolder.read(folder);

        assertThat(editions.all()).singleElement().extracting(ValueSets::name).isEqualTo("ours");
        assertThat(editions.all().get(0).complete())
                .as("most lists are missing")
                .isFalse();
    }

    @Test
    void shouldReadAFolderForEachEdition() throws IOException {
        write("2026/acute_diagnosis_ccs.csv", ACUTE);
        write("2026/edition.txt", "name = second\nfrom = 2025-10-01\n");
        write("2025/acute_diagnosis_ccs.csv", ACUTE);
        write("2025/edition.txt", "name = first\nfrom = 2024-10-01\nuntil = 2025-09-30\n");

        assertThat(ValueSetFolder.read(folder).all())
                .extracting(ValueSets::name)
                .containsExactly("first", "second");
    }

    @Test
    void shouldNameFileAndLineOfWhatIsWrong() throws IOException {
        write("acute_diagnosis_ccs.csv", ACUTE + "many\n");

        assertThatThrownBy(() -> ValueSetFolder.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("acute_diagnosis_ccs.csv:3");
    }

    @Test
    void shouldRefuseAFolderWithoutAnyList() {
        assertThatThrownBy(() -> ValueSetFolder.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no edition");
    }

    @Test
    void shouldRefuseEditionsOfTheSameDays() throws IOException {
        write("a/acute_diagnosis_ccs.csv", ACUTE);
        write("b/acute_diagnosis_ccs.csv", ACUTE);

        assertThatThrownBy(() -> ValueSetFolder.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the same days");
    }
}
