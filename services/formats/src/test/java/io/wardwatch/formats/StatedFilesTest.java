package io.wardwatch.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.wardwatch.core.measure.Catalogue;
import io.wardwatch.core.measure.Dimension;
import io.wardwatch.core.measure.DrgTable;
import io.wardwatch.core.measure.DrgTable.Expected;
import io.wardwatch.core.tile.Capacity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host states in files: expectations by DRG, beds of units and days of providers. */
class StatedFilesTest {
    private static final String DRGS = "drg,year,weight,geometric_mean,arithmetic_mean,mortality,readmission_30d\n";
    private static final String STAFF = "facility,unit,provider,perDay\n";

    @TempDir
    Path dir;

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("stated.csv"), text);
    }

    private static long day(String date) {
        return LocalDate.parse(date).toEpochDay();
    }

    @Test
    void shouldTakeTheRowOfTheFiscalYearElseOfTheLastBeforeIt() throws IOException {
        DrgTable table = DrgFile.read(file(DRGS + "39,2024,1.1,2.25,3.1,,\n039,2026,1.1,2.05,3.0,0.0125,0.09\n"));

        assertThat(table.of("039", day("2023-09-30"))).isEqualTo(new Expected(0, -1, -1));
        assertThat(table.of("39", day("2023-10-01"))).isEqualTo(new Expected(2_250, -1, -1));
        assertThat(table.of("039", day("2025-09-30")).length()).isEqualTo(2_250);
        assertThat(table.of("039", day("2025-10-01"))).isEqualTo(new Expected(2_050, 12_500, 90_000));
    }

    @Test
    void shouldBeAnotherEpochForEachTable() throws IOException {
        DrgTable one = DrgFile.read(file(DRGS + "291,2025,1.3,3.9,5,,\n470,2025,1.9,1.5,2,,\n"));
        DrgTable same = DrgFile.read(file(DRGS + "470,2025,1.9,1.5,2,,\n291,2025,1.3,3.9,5,,\n"));
        DrgTable other = DrgFile.read(file(DRGS + "291,2025,1.3,4.0,5,,\n470,2025,1.9,1.5,2,,\n"));

        assertThat(same.epoch()).isEqualTo(one.epoch());
        assertThat(other.epoch()).isNotEqualTo(one.epoch());
        assertThat(one.epoch()).isNotEqualTo(Catalogue.EPOCH);
        assertThat(DrgTable.NONE.epoch()).isEqualTo(Catalogue.EPOCH);
    }

    @Test
    void shouldReadATableWithoutYearsAndRates() throws IOException {
        DrgTable table = DrgFile.read(file("drg,weight,geometric_mean,arithmetic_mean\n291,1.3,3.9,5.0\n"));

        assertThat(table.of("291", day("1999-01-01"))).isEqualTo(new Expected(3_900, -1, -1));
    }

    @Test
    void shouldSayWhereAndWhyALineOfTheTableIsWrong() throws IOException {
        refusesTable(DRGS + "291,25,1,3,4,,\n", ":2: a line names a DRG");
        refusesTable(DRGS + "291,2025,1,three,4,,\n", ":2: geometric_mean must be a decimal number");
        refusesTable(DRGS + "291,2025,1,3,4,1.2,\n", ":2: mortality must not be above 1");
        refusesTable(DRGS + "39,2025,1,3,4,,\n039,2025,1,3,4,,\n", ":3: the DRG stands there twice");
        refusesTable("drg,weight\n291,1\n", "the columns must be drg,weight");
        refusesTable(DRGS, ": has no line");
    }

    @Test
    void shouldReadBedsOfUnitsAndDaysOfProviders() throws IOException {
        Capacity capacity = StaffingFile.read(
                        file(STAFF + "NORTH,5W,,28\nNORTH,,DR1,0.714\nNORTH,,DR2,1\nISLE,,DR1,0.5\n"))
                .with(facility -> 40);

        assertThat(capacity.aDay("NORTH", Dimension.NONE, "")).isEqualTo(40_000);
        assertThat(capacity.aDay("NORTH", Dimension.UNIT, "5W")).isEqualTo(28_000);
        assertThat(capacity.aDay("NORTH", Dimension.UNIT, "6W")).isZero();
        assertThat(capacity.aDay("NORTH", Dimension.PROVIDER, "DR1")).isEqualTo(714);
        assertThat(capacity.aDay("NORTH", Dimension.PROVIDER, "")).isEqualTo(1_714);
    }

    @Test
    void shouldSayWhereAndWhyALineOfStaffIsWrong() throws IOException {
        refusesStaff(STAFF + "NORTH,5W,DR1,2\n", ":2: a line names a facility, and either a unit or a provider");
        refusesStaff(STAFF + "NORTH,5W,,\n", ":2: perDay must be stated");
        refusesStaff(STAFF + "NORTH,5W,,2\nNORTH,5W,,3\n", ":3: it stands there twice");
    }

    private void refusesTable(String text, String why) throws IOException {
        Path file = file(text);
        assertThatIOException().isThrownBy(() -> DrgFile.read(file)).withMessageContaining(why);
    }

    private void refusesStaff(String text, String why) throws IOException {
        Path file = file(text);
        assertThatIOException().isThrownBy(() -> StaffingFile.read(file)).withMessageContaining(why);
    }
}
