package io.wardwatch.standalone;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** The policy file that a command was given. */
final class GivenPolicy {
    private GivenPolicy() {}

    /**
     * @param parsed throws {@link IllegalArgumentException} where the text is no policy
     * @param reference which page has the keys
     */
    static <T> T read(Path file, Function<String, T> parsed, String reference) throws IOException {
        Failure unusable = Failure.of("the policy cannot be used").at(file).mend("correct it; see " + reference);
        try {
            return parsed.apply(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw unusable.because("it is not UTF-8 text");
        } catch (FileSystemException e) {
            throw e;
        } catch (IllegalArgumentException | IOException e) {
            throw unusable.because(e);
        }
    }
}
