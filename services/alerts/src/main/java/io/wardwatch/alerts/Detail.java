package io.wardwatch.alerts;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * All that is known about one alert. Component names are those of the HTTP contract; what does not apply is null.
 *
 * @param reasons all of the score that stands behind it, signed, strongest first
 * @param rule which rule fired and by whose word, null where a score did
 * @param outcome that score's probability; on the wire {@code final}
 * @param cards published point scores of the same moment, in words
 * @param timeline ascending; {@code earlier} marks what belongs to other stays of the patient
 * @param stays of the same patient, latest first
 * @param audit every action in its order, with what came of it
 * @param allowed what may be asked for now
 */
public record Detail(
        @Nullable Instant clock,
        Row row,
        String sentence,
        List<Advice> advice,
        List<Row.ReasonLine> reasons,
        @Nullable Base base,
        @Nullable @JsonProperty("final") Double outcome,
        @Nullable LaceLine lace,
        @Nullable Integer charlson,
        @Nullable Boolean oneRule,
        List<CardLine> cards,
        @Nullable ModelLine model,
        @Nullable RuleLine rule,
        List<Moment> timeline,
        List<StayLine> stays,
        List<AuditLine> audit,
        List<String> allowed) {

    /** Something to do, why, and for which reasons. */
    public record Advice(
            String text, String why, @JsonProperty("for") List<String> reasons) {}

    /** The reference patient. */
    public record Base(double probability, String text) {}

    /** LACE; {@code value} is null before discharge. */
    public record LaceLine(@Nullable Integer value, int min, int max, List<String> missing) {}

    /** A published point score; {@code band} is empty where the source has no classes. */
    public record CardLine(
            String version,
            String name,
            int points,
            int min,
            int max,
            String band,
            List<String> missing,
            List<CardPart> parts) {}

    /** A part of a point score; {@code standing} is known, provisional, stale or missing. */
    public record CardPart(String name, int points, int min, int max, String standing) {}

    /** The model in one line. */
    public record ModelLine(String name, String version, String card, String line) {}

    /** The rule that fired. */
    public record RuleLine(String id, int version, String title, String fires, String why, String source) {}

    /** One moment of the timeline; {@code type} is stay, score, alert or action. */
    public record Moment(
            Instant at, String type, String text, @Nullable Double probability, boolean earlier) {}

    /** A stay of the patient. */
    public record StayLine(
            String encounterId,
            String facility,
            @Nullable String unit,
            Instant begin,
            @Nullable Instant end,
            @Nullable String disposition,
            @Nullable String dispositionText) {}

    /** An action; {@code effect} is counts, superseded or none. */
    public record AuditLine(
            String actionId,
            Instant at,
            String kind,
            String text,
            String actor,
            @Nullable String comment,
            @Nullable String assignee,
            @Nullable Instant until,
            @Nullable String reason,
            String effect) {}

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "Detail[" + row + "]";
    }
}
