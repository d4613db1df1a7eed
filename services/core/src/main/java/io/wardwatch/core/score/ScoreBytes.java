package io.wardwatch.core.score;

import io.wardwatch.core.score.card.Component;
import io.wardwatch.core.score.card.ScoreCard;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What makes two scores the same: every field that travels, doubles by their raw bits. {@link #encode} is canonical (equal bytes
 * if and only if equal scores) and serves hashes over many scores; {@link #digest} is 48 bits over the same fields without
 * allocation, for the engine's question whether a reissued score differs from the one it issued before.
 */
public final class ScoreBytes {
    private static final byte VERSION = 1;

    private ScoreBytes() {}

    /** All of {@code score}, big-endian; texts as length and UTF-8, lists as count and elements. */
    public static byte[] encode(ReadmissionScore score) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            text(out, score.moment().name());
            text(out, score.model());
            text(out, score.modelVersion());
            number(out, score.probability());
            number(out, score.baseline());
            text(out, score.band());
            out.writeInt(score.lace());
            out.writeInt(score.laceMin());
            out.writeInt(score.laceMax());
            out.writeInt(score.laceMissing().size());
            for (String letter : score.laceMissing()) {
                text(out, letter);
            }
            out.writeInt(score.charlsonIndex());
            out.writeBoolean(score.oneRule());
            grounds(out, score.reasons(), score.features());
            out.writeInt(score.cards().size());
            for (ScoreCard card : score.cards()) {
                write(out, card);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    // Bands follow from version and points.
    private static void write(DataOutputStream out, ScoreCard card) throws IOException {
        text(out, card.version().id());
        out.writeInt(card.points());
        out.writeInt(card.min());
        out.writeInt(card.max());
        out.writeInt(card.components().size());
        for (Component component : card.components()) {
            text(out, component.name());
            out.writeInt(component.points());
            out.writeInt(component.min());
            out.writeInt(component.max());
            text(out, component.standing().name());
        }
    }

    /** The same of a payment score. */
    public static byte[] encode(PaymentScore score) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            text(out, score.target().code());
            text(out, score.model());
            text(out, score.modelVersion());
            number(out, score.probability());
            number(out, score.baseline());
            text(out, score.band());
            out.writeLong(score.amountCents());
            grounds(out, score.reasons(), score.features());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void grounds(DataOutputStream out, List<Reason> reasons, double[] features) throws IOException {
        out.writeInt(reasons.size());
        for (Reason reason : reasons) {
            text(out, reason.code());
            number(out, reason.value());
            number(out, reason.reference());
            number(out, reason.contribution());
        }
        out.writeInt(features.length);
        for (double feature : features) {
            number(out, feature);
        }
    }

    /**
     * 48 bits, with their sign, over every field: equal for equal scores, on every machine. Numbers enter whole, texts (codes and names, of which
     * there are few) by length and {@link String#hashCode()}.
     */
    public static long digest(ReadmissionScore score) {
        long hash = mix(VERSION, score.moment().name());
        hash = mix(hash, score.model());
        hash = mix(hash, score.modelVersion());
        hash = mix(hash, score.probability());
        hash = mix(hash, score.baseline());
        hash = mix(hash, score.band());
        hash = mix(hash, score.lace());
        hash = mix(hash, score.laceMin());
        hash = mix(hash, score.laceMax());
        List<String> missing = score.laceMissing();
        hash = mix(hash, missing.size());
        for (int i = 0; i < missing.size(); i++) {
            hash = mix(hash, missing.get(i));
        }
        hash = mix(hash, score.charlsonIndex());
        hash = mix(hash, score.oneRule() ? 1 : 0);
        hash = mix(hash, score.reasons(), score.features());
        List<ScoreCard> cards = score.cards();
        hash = mix(hash, cards.size());
        for (int i = 0; i < cards.size(); i++) {
            hash = mix(hash, cards.get(i));
        }
        return digest(hash);
    }

    private static long mix(long before, ScoreCard card) {
        long hash = mix(before, card.version().id());
        hash = mix(hash, packed(card.points(), card.min(), card.max()));
        List<Component> components = card.components();
        hash = mix(hash, components.size());
        for (int i = 0; i < components.size(); i++) {
            Component component = components.get(i);
            hash = mix(hash, component.name());
            long points = packed(component.points(), component.min(), component.max());
            hash = mix(hash, (points << 2) | component.standing().ordinal());
        }
        return hash;
    }

    /** Three numbers of points, each within two bytes. */
    private static long packed(int points, int min, int max) {
        return ((long) points << (2 * Short.SIZE)) ^ ((long) min << Short.SIZE) ^ max;
    }

    /** The same of a payment score, and of the currency of its amount. */
    public static long digest(PaymentScore score, String currency) {
        long hash = mix(VERSION, score.target().code());
        hash = mix(hash, score.model());
        hash = mix(hash, score.modelVersion());
        hash = mix(hash, score.probability());
        hash = mix(hash, score.baseline());
        hash = mix(hash, score.band());
        hash = mix(hash, score.amountCents());
        hash = mix(hash, currency);
        return digest(mix(hash, score.reasons(), score.features()));
    }

    private static long digest(long hash) {
        return hash << Short.SIZE >> Short.SIZE;
    }

    private static long mix(long before, List<Reason> reasons, double[] features) {
        long hash = mix(before, reasons.size());
        for (int i = 0; i < reasons.size(); i++) {
            Reason reason = reasons.get(i);
            hash = mix(hash, reason.code());
            hash = mix(hash, reason.value());
            hash = mix(hash, reason.reference());
            hash = mix(hash, reason.contribution());
        }
        hash = mix(hash, features.length);
        for (double feature : features) {
            hash = mix(hash, feature);
        }
        return hash;
    }

    private static long mix(long hash, double value) {
        return mix(hash, Double.doubleToRawLongBits(value));
    }

    // A string's own hash is fixed by the language and kept by the string: codes and names are never walked again.
    private static long mix(long hash, String text) {
        return mix(hash, (long) text.length() << Integer.SIZE ^ text.hashCode());
    }

    private static long mix(long hash, int value) {
        return mix(hash, (long) value);
    }

    // The finalizer of SplitMix64 over the running value: each input bit reaches each output bit.
    private static long mix(long hash, long value) {
        long z = hash * 0x9e3779b97f4a7c15L + value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static void number(DataOutputStream out, double value) throws IOException {
        out.writeLong(Double.doubleToRawLongBits(value));
    }
}
