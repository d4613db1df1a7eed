package io.wardwatch.backtest;

import io.wardwatch.core.event.Rejection;
import io.wardwatch.core.event.RejectionReason;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;

/**
 * Writes {@code rejected.jsonl} as records are refused, in the order of the input: why, where, and what came, as {@code text}
 * where it is UTF-8, else as {@code base64}.
 */
final class Rejections {
    private final Writer out;
    private final Map<RejectionReason, Long> byReason = new EnumMap<>(RejectionReason.class);
    private long count;

    Rejections(Writer out) {
        this.out = out;
    }

    long count() {
        return count;
    }

    Map<RejectionReason, Long> byReason() {
        return byReason;
    }

    /** @param original empty where only its place is told */
    void add(Rejection rejection, String place, byte[] original) throws IOException {
        count++;
        byReason.merge(rejection.reason(), 1L, Long::sum);
        StringBuilder line = new StringBuilder("{\"reason\":\"")
                .append(rejection.reason().name())
                .append("\",\"detail\":");
        JsonText.append(line, rejection.detail());
        line.append(",\"place\":");
        JsonText.append(line, place);
        if (original.length > 0) {
            appendOriginal(line, original);
        }
        out.append(line.append("}\n"));
    }

    private static void appendOriginal(StringBuilder line, byte[] original) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(original))
                    .toString();
            line.append(",\"text\":");
            JsonText.append(line, text);
        } catch (CharacterCodingException e) {
            line.append(",\"base64\":\"")
                    .append(Base64.getEncoder().encodeToString(original))
                    .append('"');
        }
    }
}
