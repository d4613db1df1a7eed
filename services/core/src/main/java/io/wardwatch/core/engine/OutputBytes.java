package io.wardwatch.core.engine;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.alert.RuleFact;
import io.wardwatch.core.readmission.Return;
import io.wardwatch.core.score.ScoreBytes;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Canonical bytes of what the engine says, for the multiset hashes that are to be equal in every host. What depends on the
 * order of arrival stands outside: a score's revision, and whether an open alert was said once or updated.
 */
public final class OutputBytes {
    private static final byte VERSION = 1;

    private OutputBytes() {}

    /** Whose score it is, its trigger, and {@link ScoreBytes}; not its revision. Of a withdrawn score only whose it was. */
    public static byte[] of(IssuedScore score) {
        return written(out -> {
            text(out, score.scoreId());
            text(out, score.patient().hex());
            text(out, score.facility());
            text(out, score.encounterId());
            text(out, score.trigger());
            text(out, score.triggerSource());
            out.writeLong(score.scoredAt());
            if (!score.withdrawn()) {
                out.write(ScoreBytes.encode(score.score()));
            }
        });
    }

    /** An alert as it stands; open and updated are one. */
    public static byte[] of(CareAlert alert) {
        return written(out -> {
            text(out, alert.alertId());
            text(out, alert.kind());
            text(out, alert.severity());
            text(out, standing(alert.state()).name());
            text(out, alert.patient().hex());
            text(out, alert.facility());
            text(out, alert.encounterId());
            out.writeLong(alert.openedAt());
            out.writeLong(alert.closedAt());
            text(out, alert.scoreId());
            text(out, alert.reason());
            if (!alert.rule().isEmpty()) {
                text(out, alert.rule());
                for (RuleFact fact : alert.facts()) {
                    text(out, fact.code());
                    out.writeLong(fact.value());
                }
            }
        });
    }

    /** Whose payment score it is, its trigger, and {@link ScoreBytes}; not its revision. Of a withdrawn one only whose it was. */
    public static byte[] of(IssuedPaymentScore score) {
        return written(out -> {
            text(out, score.scoreId());
            text(out, score.patient().hex());
            text(out, score.facility());
            text(out, score.claimId());
            text(out, score.trigger());
            text(out, score.triggerSource());
            out.writeLong(score.scoredAt());
            if (!score.withdrawn()) {
                text(out, score.currency());
                out.write(ScoreBytes.encode(score.score()));
            }
        });
    }

    /** A finance alert as it stands; open and updated are one. */
    public static byte[] of(FinanceAlert alert) {
        return written(out -> {
            text(out, alert.alertId());
            text(out, alert.kind());
            text(out, alert.severity());
            text(out, standing(alert.state()).name());
            text(out, alert.patient().hex());
            text(out, alert.facility());
            text(out, alert.claimId());
            text(out, alert.encounterId());
            text(out, alert.payer());
            out.writeLong(alert.openedAt());
            out.writeLong(alert.updatedAt());
            out.writeLong(alert.closedAt());
            out.writeLong(alert.dueAt());
            out.writeLong(alert.amountCents());
            text(out, alert.currency());
            text(out, alert.scoreId());
            text(out, alert.reason());
        });
    }

    /** A stay as it stands. */
    public static byte[] of(Stay stay) {
        return written(out -> {
            text(out, stay.facility());
            text(out, stay.encounterId());
            text(out, stay.patient().hex());
            text(out, stay.state().name());
            text(out, stay.zone().getId());
            out.writeLong(stay.begin());
            out.writeLong(stay.end());
            text(out, stay.unit());
            text(out, stay.bed());
            text(out, stay.provider());
            text(out, stay.payer());
            text(out, stay.disposition());
            out.writeInt(stay.places().size());
            for (Stay.Place place : stay.places()) {
                text(out, place.unit());
                out.writeLong(place.from());
            }
        });
    }

    /** A stay as the readmission measure judges it. */
    public static byte[] of(JudgedStay stay) {
        return written(out -> {
            text(out, stay.facility());
            text(out, stay.encounterId());
            text(out, stay.patient().hex());
            text(out, stay.state().name());
            out.writeLong(stay.begin());
            out.writeLong(stay.end());
            out.writeLong(stay.endDay());
            text(out, stay.reasons().toString());
            out.writeBoolean(stay.cms());
            text(out, stay.cohort());
            text(out, stay.conditions().toString());
            text(out, stay.episode().facility());
            text(out, stay.episode().encounterId());
            out.writeInt(stay.episode().leg());
            out.writeInt(stay.episode().legs());
            text(out, stay.planned().name());
            for (Return after : List.of(stay.any(), stay.same(), stay.emergency(), stay.observation())) {
                text(out, after.facility());
                text(out, after.encounterId());
                out.writeInt(after.days());
                text(out, after.rule().name());
                out.writeBoolean(after.counts());
            }
            text(out, stay.definition());
            text(out, stay.valueSets());
        });
    }

    /** The state of an alert apart from how often it was said: OPEN, CLOSED or RETRACTED. */
    public static CareAlert.State standing(CareAlert.State state) {
        return state == CareAlert.State.UPDATED ? CareAlert.State.OPEN : state;
    }

    private interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    private static byte[] written(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            body.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
