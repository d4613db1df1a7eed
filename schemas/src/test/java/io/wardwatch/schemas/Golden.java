package io.wardwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a test holds to be as they were; {@code -Dgolden=update} writes them anew. */
final class Golden {
    private Golden() {}

    /** The repository's root. */
    static Path root() {
        return Path.of(System.getProperty("wardwatch.root", ".."));
    }

    static void assertHolds(Path file, String actual) {
        try {
            if ("update".equals(System.getProperty("golden"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            }
            assertThat(file).as("refresh with -Dgolden=update").exists();
            assertThat(actual).as(file.getFileName().toString()).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
