package io.wardwatch.formats;

import io.wardwatch.core.tile.Capacity;
import io.wardwatch.core.tile.Staffing;
import io.wardwatch.core.tile.Staffing.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The staffing file: a CSV file with the columns {@code facility,unit,provider,perDay}. A line names a unit and its staffed beds, or a
 * provider and how many days they are at work for each day of the calendar (five days a week: 0.714), with up to three decimals. It
 * is configuration: what is wrong with it is an {@link IOException} that names the file and the line.
 */
public final class StaffingFile {
    private static final long MOST = 1_000_000;

    private StaffingFile() {}

    public static Staffing read(Path file) throws IOException {
        Map<Place, Long> beds = new HashMap<>();
        Map<Place, Long> days = new HashMap<>();
        StatedRows.read(file, List.of("facility", "unit", "provider", "perDay"), List.of(), row -> {
            String unit = row.text("unit");
            String provider = row.text("provider");
            if (row.text("facility").isEmpty() || unit.isEmpty() == provider.isEmpty()) {
                throw row.wrong("a line names a facility, and either a unit or a provider");
            }
            long each = row.scaled("perDay", Capacity.SCALE, MOST);
            if (each < 0) {
                throw row.wrong("perDay must be stated");
            }
            Place place = new Place(row.text("facility"), unit.isEmpty() ? provider : unit);
            if ((unit.isEmpty() ? days : beds).putIfAbsent(place, each) != null) {
                throw row.wrong("it stands there twice");
            }
        });
        return new Staffing(beds, days);
    }
}
