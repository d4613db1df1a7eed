package io.wardwatch.standalone;

import io.wardwatch.core.readmission.ValueSetEditions;
import io.wardwatch.core.readmission.ValueSets;
import io.wardwatch.formats.ValueSetFolder;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The code lists of the readmission measure that a command was given; what they lack is said on standard error. */
final class GivenValueSets {
    private GivenValueSets() {}

    /** @param folder null where none is given: then the excerpt, which is said */
    static ValueSetEditions read(Path folder) throws IOException {
        if (folder == null) {
            System.err.println(
                    "wardwatch: without --value-sets the unplanned readmissions are those of an excerpt of the"
                            + " lists, for demonstration");
            return ValueSetEditions.excerpt();
        }
        try {
            ValueSetEditions editions = ValueSetFolder.read(folder);
            for (ValueSets sets : editions.all()) {
                if (!sets.complete()) {
                    System.err.println("wardwatch: edition " + sets.name() + " lacks "
                            + sets.missing().stream()
                                    .map(table -> table.fileName() + ".csv")
                                    .collect(Collectors.joining(", "))
                            + "; unplanned readmissions of its days are not told");
                }
            }
            return editions;
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw Failure.of("the value sets cannot be used")
                    .at(folder)
                    .because(e)
                    .mend("correct them; see docs/reference/value-sets.md");
        }
    }
}
