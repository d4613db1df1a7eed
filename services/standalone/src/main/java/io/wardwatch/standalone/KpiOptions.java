package io.wardwatch.standalone;

import io.wardwatch.core.measure.DrgTable;
import io.wardwatch.core.tile.Staffing;
import io.wardwatch.formats.DrgFile;
import io.wardwatch.formats.StaffingFile;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What measures need that no event says, for commands that write KPIs. */
final class KpiOptions {
    @Option(
            names = "--drg-table",
            paramLabel = "FILE",
            description =
                    "expected length, mortality and readmission of each DRG; without it nothing is observed over expected")
    private Path drgTable;

    @Option(
            names = "--staffing",
            paramLabel = "FILE",
            description = "beds of units and days at work of providers, for occupancy and utilisation")
    private Path staffing;

    DrgTable drgs() throws IOException {
        return drgTable == null ? DrgTable.NONE : DrgFile.read(drgTable);
    }

    Staffing staffing() throws IOException {
        return staffing == null ? Staffing.NONE : StaffingFile.read(staffing);
    }
}
