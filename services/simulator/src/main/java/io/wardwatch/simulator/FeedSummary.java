package io.wardwatch.simulator;

import io.wardwatch.core.event.Kind;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What a run wrote.
 *
 * @param file of the events, in the output folder
 * @param records all: events, repetitions and poison
 * @param events distinct events that a reader must accept
 * @param resent repetitions of them
 * @param delayed events that came after later recorded ones
 * @param poison records that a reader must refuse
 * @param leftOut poison that an Avro file cannot carry
 * @param kinds distinct events by kind, {@code type.KIND} in the JSON
 * @param oracle the formulas against what happened
 * @param sha256 of the written events before compression, lower-case hex
 */
public record FeedSummary(
        Path file,
        long records,
        long events,
        long resent,
        long delayed,
        long poison,
        long leftOut,
        Map<Kind, Long> kinds,
        Oracle oracle,
        String sha256) {

    /** One JSON object on one line. */
    public String json() {
        StringJoiner json = new StringJoiner(",", "{", "}");
        json.add("\"file\":\"" + file + "\"")
                .add("\"records\":" + records)
                .add("\"events\":" + events)
                .add("\"resent\":" + resent)
                .add("\"delayed\":" + delayed)
                .add("\"poison\":" + poison)
                .add("\"poisonLeftOut\":" + leftOut)
                .add("\"liveDischarges\":" + oracle.discharges())
                .add("\"transfers\":" + oracle.transfers())
                .add("\"returnedWithin30Days\":" + rounded(oracle.rate()))
                .add("\"meanProbability\":" + rounded(oracle.meanProbability()))
                .add("\"oracleAuroc\":" + rounded(oracle.auroc()))
                .add("\"claimsAnswered\":" + oracle.denials().count())
                .add("\"deniedAtFirst\":" + rounded(oracle.denials().rate()))
                .add("\"meanDenialProbability\":" + rounded(oracle.denials().meanProbability()))
                .add("\"denialOracleAuroc\":" + rounded(oracle.denials().auroc()))
                .add("\"balancesMoved\":" + oracle.unpaid().count())
                .add("\"unpaidWithin90Days\":" + rounded(oracle.unpaid().rate()))
                .add("\"meanUnpaidProbability\":" + rounded(oracle.unpaid().meanProbability()))
                .add("\"unpaidOracleAuroc\":" + rounded(oracle.unpaid().auroc()));
        StringJoiner counts = new StringJoiner(",", "{", "}");
        kinds.entrySet().stream()
                .sorted(Map.Entry.<Kind, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(kind -> counts.add("\"" + named(kind.getKey()) + "\":" + kind.getValue()));
        return json.add("\"kinds\":" + counts)
                .add("\"sha256\":\"" + sha256 + "\"")
                .toString();
    }

    private static String named(Kind kind) {
        return kind.type().name().toLowerCase(Locale.ROOT) + "." + kind.wireName();
    }

    /** JSON has no NaN: what cannot be said of an empty feed is null. */
    private static String rounded(double value) {
        return Double.isNaN(value) ? "null" : String.format(Locale.ROOT, "%.4f", value);
    }
}
