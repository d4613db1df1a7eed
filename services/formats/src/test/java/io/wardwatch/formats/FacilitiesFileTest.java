package io.wardwatch.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.wardwatch.core.event.Facility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FacilitiesFileTest {
    @TempDir
    Path dir;

    @Test
    void shouldReadWhatItWrote() throws IOException {
        List<Facility> facilities = List.of(
                new Facility("NORTH", ZoneId.of("America/New_York"), 54), new Facility("ISLE", ZoneId.of("UTC"), 0));
        Path file = dir.resolve("facilities.csv");

        FacilitiesFile.write(file, facilities);

        assertThat(file).hasContent("code,zone,beds\nNORTH,America/New_York,54\nISLE,UTC,0\n");
        assertThat(FacilitiesFile.read(file)).isEqualTo(facilities);
    }

    @Test
    void shouldSayWhereAndWhyWhenALineIsWrong() throws IOException {
        refuses("code,zone,beds\nNORTH,Atlantis,3\n", ":2: no time zone is called \"Atlantis\"");
        refuses("code,zone,beds\nNORTH,UTC,many\n", ":2: beds must be a whole number");
        refuses("code,zone,beds\nNORTH,UTC,1\nNORTH,UTC,2\n", ":3: the facility stands there twice");
        refuses("code,zone,beds\n,UTC,1\n", ":2: a facility needs a code");
        refuses("code,beds,zone\nNORTH,1,UTC\n", ":1: the columns must be code,zone,beds");
    }

    @Test
    void shouldRefuseAFileThatNamesNone() throws IOException {
        refuses("", ": names no facility");
        refuses("code,zone,beds\n", ": names no facility");
    }

    @Test
    void shouldReadWhatASpreadsheetSavedWhenItBeginsWithAByteOrderMark() throws IOException {
        Path file = Files.writeString(dir.resolve("bom.csv"), "\uFEFFcode,zone,beds\r\nNORTH,UTC,1\r\n");

        assertThat(FacilitiesFile.read(file)).extracting(Facility::code).containsExactly("NORTH");
    }

    private void refuses(String content, String message) throws IOException {
        Path file = Files.writeString(dir.resolve("wrong.csv"), content);
        assertThatIOException().isThrownBy(() -> FacilitiesFile.read(file)).withMessage(file + message);
    }
}
