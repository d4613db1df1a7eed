package io.wardwatch.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is there while it is needed: {@link #close} deletes it with all that is in it. */
final class TempFolder implements AutoCloseable {
    private final Path path;

    private TempFolder(Path path) {
        this.path = path;
    }

    /** Under the JVM's temporary folder. */
    static TempFolder create(String prefix) {
        try {
            return new TempFolder(Files.createTempDirectory(prefix));
        } catch (IOException failed) {
            throw Failure.of("no temporary folder can be made")
                    .at(System.getProperty("java.io.tmpdir"))
                    .because(failed)
                    .mend("free some disk, or name another folder: WARDWATCH_JAVA_OPTS=-Djava.io.tmpdir=/path");
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try (Stream<Path> walk = Files.walk(path)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException gone) {
            // Nothing is left to delete.
        } catch (IOException failed) {
            throw new UncheckedIOException("a temporary folder could not be deleted: " + path, failed);
        }
    }
}
