package io.wardwatch.model.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as spreadsheets and exports write them. */
final class TableFileTest {
    private static final String ROWS = "patient,ward\np1,\"icu, \"\"north\"\"\"\np2,medicine\n";

    @TempDir
    private Path folder;

    @Test
    void shouldReadTheSameTableWhenLinesEndAsOnWindowsAndAByteOrderMarkComesFirst() throws IOException {
        Table table = read(("\uFEFF" + ROWS.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8));

        assertThat(table.columns()).containsExactly("patient", "ward");
        assertThat(table.column("ward")).containsExactly("icu, \"north\"", "medicine");
    }

    @Test
    void shouldTellAPackedFileByItsBytesWhateverItIsCalled() throws IOException {
        assertThat(read(packed(ROWS)).column("patient")).containsExactly("p1", "p2");
    }

    @Test
    void shouldSayThatItIsCutOffWhenThePackingEndsTooEarly() throws IOException {
        byte[] whole = packed(ROWS.repeat(500));

        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length / 2)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void shouldRefuseTextThatIsNotUtf8() {
        assertThatThrownBy(() -> read(ROWS.replace("medicine", "Z\u00fcrich").getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void shouldRefuseAFolder() {
        assertThatThrownBy(() -> TableFile.read(folder)).hasMessageContaining("it is a folder");
    }

    private Table read(byte[] bytes) throws IOException {
        return TableFile.read(Files.write(folder.resolve("table.csv"), bytes)).table();
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
