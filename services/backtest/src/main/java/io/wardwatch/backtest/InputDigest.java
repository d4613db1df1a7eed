package io.wardwatch.backtest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A file that was read, by what it holds.
 *
 * @param name without its folder: where a file lies changes no answer
 * @param bytes as it lies, compressed or not
 * @param sha256 of these bytes, hexadecimal
 */
public record InputDigest(String name, long bytes, String sha256) {
    private static final int BUFFER = 1 << 20;

    /** Of all files, in the order in which they are read. */
    static List<InputDigest> of(EventSources sources) throws IOException {
        List<InputDigest> digests = new ArrayList<>();
        for (Path file : sources.read()) {
            digests.add(of(file));
        }
        return digests;
    }

    static InputDigest of(Path file) throws IOException {
        MessageDigest digest = newSha256();
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                bytes += read;
            }
        }
        return new InputDigest(
                String.valueOf(file.getFileName()), bytes, HexFormat.of().formatHex(digest.digest()));
    }

    static String ofText(String text) {
        return HexFormat.of().formatHex(newSha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
