package io.wardwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An expected result that lives in a file under {@code src/test/resources}, in the folder of the test's package. With
 * {@code -Dgolden=update} a test writes the file anew instead of comparing: read the difference before committing it.
 */
public final class GoldenFile {
    private static final String UPDATE = "update";

    private final Class<?> test;
    private final String name;

    private GoldenFile(Class<?> test, String name) {
        this.test = test;
        this.name = name;
    }

    /** The file {@code name} beside the test. */
    public static GoldenFile of(Class<?> test, String name) {
        return new GoldenFile(test, name);
    }

    /** Asserts that the file holds this text; line ends do not matter. */
    public void matches(String actual) {
        if (updating()) {
            write(actual.getBytes(StandardCharsets.UTF_8));
            return;
        }
        assertThat(unix(actual)).as(hint()).isEqualTo(unix(new String(read(), StandardCharsets.UTF_8)));
    }

    /** Asserts that the file holds these bytes. */
    public void matches(byte[] actual) {
        if (updating()) {
            write(actual);
            return;
        }
        assertThat(actual).as(hint()).isEqualTo(read());
    }

    /** The bytes of the file. */
    public byte[] read() {
        try (InputStream in = test.getResourceAsStream(name)) {
            assertThat(in).as("%s is missing; -Dgolden=update writes it", name).isNotNull();
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean updating() {
        return UPDATE.equals(System.getProperty("golden"));
    }

    private String hint() {
        return name + ", which -Dgolden=update writes anew";
    }

    private static String unix(String text) {
        return text.replace("\r\n", "\n");
    }

    private void write(byte[] content) {
        // Surefire names the module's folder; an IDE runs there.
        Path file = Path.of(System.getProperty("basedir", ""), "src", "test", "resources")
                .resolve(test.getPackageName().replace('.', '/'))
                .resolve(name);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
