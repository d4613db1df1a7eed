package io.wardwatch.model.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardwatch.model.MadeTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TableSpecTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReadBackWhatItPrints() throws IOException {
        TableSpec shipped = TableSpec.load("uci_diabetes130");

        assertThat(TableSpec.parse(shipped.print())).isEqualTo(shipped);
        assertThat(TableSpec.parse(MadeTable.SPEC.print())).isEqualTo(MadeTable.SPEC);
        assertThat(shipped.drop())
                .containsEntry("discharge_disposition_id", Set.of("11", "13", "14", "19", "20", "21"));
        assertThat(shipped.isPositive("<30")).isTrue();
        assertThat(shipped.isPositive(">30")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "colum.a = number,does not know the key colum.a",
        "column.a = numbr,has to be number",
        "column.a = number logs,does not know logs",
        "column.a = category min few,needs a number in place of few",
        "earlier.a = sum,earlier.a has to be rows",
        "pool.a = one two,has to be columns"
    })
    void shouldSayWhichKeyIsWrongWhenASpecCannotBeRead(String line, String said) {
        assertThatThrownBy(() -> TableSpec.parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    @Test
    void shouldNameWhatIsLackingWhenTheTableHasOtherColumns() {
        Table table = MadeTable.without(MadeTable.of(20, 1), "ward");

        assertThatThrownBy(() -> TableCases.of(MadeTable.SPEC, table))
                .hasMessageContaining("does not fit the spec made: it lacks ward");
    }

    @Test
    void shouldRefuseALabelThatIsAlsoAFeature() {
        TableSpec spec = TableSpec.parse("label = sex\ngroup = patient\ncolumn.sex = category");

        assertThatThrownBy(() -> TableCases.of(spec, MadeTable.of(20, 1))).hasMessageContaining("cannot be a feature");
    }

    @Test
    void shouldGuessTypesWhenThereIsNoSpec() {
        TableSpec guessed = TableSpec.infer(MadeTable.of(400, 1), "returned", "patient");

        assertThat(guessed.columns().get("stay").kind()).isEqualTo(ColumnSpec.Kind.NUMBER);
        assertThat(guessed.columns().get("ward").kind()).isEqualTo(ColumnSpec.Kind.CATEGORY);
        assertThat(guessed.columns()).doesNotContainKeys("returned", "patient");
    }

    @Test
    void shouldDropRowsAndSayWhyWhenTheSpecSaysSo() {
        TableCases cases = TableCases.of(MadeTable.SPEC, MadeTable.of(200, 1));

        assertThat(cases.dropped().get("ended died")).isPositive();
        assertThat(cases.column("ended")).containsOnly("home");
        assertThat(cases.size() + cases.dropped().get("ended died"))
                .isEqualTo(MadeTable.of(200, 1).size());
    }

    @Test
    void shouldReadPackedTablesWithQuotesAndAByteOrderMark() throws IOException {
        Path file = folder.resolve("table.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("\uFEFFa,b\n\"x,y\",2\r\n,\"\"\"q\"\"\"\n".getBytes(StandardCharsets.UTF_8));
        }

        Table table = TableFile.read(file).table();

        assertThat(table.columns()).containsExactly("a", "b");
        assertThat(table.column("a")).containsExactly("x,y", "");
        assertThat(table.column("b")).containsExactly("2", "\"q\"");
    }

    @Test
    void shouldNameTheRowWhenItHasAnotherNumberOfFields() throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), "a,b\n1,2\n3\n");

        assertThatThrownBy(() -> TableFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Record 3 has 1 fields");
        assertThatThrownBy(() -> new Table(List.of("a", "a"), List.of())).hasMessageContaining("two columns named a");
    }
}
