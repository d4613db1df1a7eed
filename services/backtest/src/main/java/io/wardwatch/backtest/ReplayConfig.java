package io.wardwatch.backtest;

import io.wardwatch.core.event.Facility;
import io.wardwatch.core.measure.DrgTable;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.readmission.ValueSetEditions;
import io.wardwatch.core.score.Models;
import io.wardwatch.core.tile.Staffing;
import io.wardwatch.formats.Pseudonyms;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a replay is asked to do.
 *
 * @param events files and folders, in the order in which they are read; none where {@code topics} are given
 * @param topics where events come from topics in place of files
 * @param threads that apply events, beside the one that reads
 * @param facilities zones of facilities; UTC for one that is not listed
 * @param until events recorded after it are not known yet; empty: all are
 * @param stated what no event says: expected lengths, beds of units, available days of providers, lists of codes
 * @param pseudonyms makes patient keys of the source's numbers
 */
public record ReplayConfig(
        List<Path> events,
        Optional<KafkaEvents> topics,
        Format format,
        int threads,
        List<Facility> facilities,
        Optional<Instant> until,
        Policy policy,
        Stated stated,
        Pseudonyms pseudonyms,
        ReplayProgress progress,
        Out out) {

    public ReplayConfig {
        if (threads < 1) {
            throw new IllegalArgumentException("a replay needs a thread");
        }
        events = List.copyOf(events);
        facilities = List.copyOf(facilities);
    }

    /**
     * What is written where.
     *
     * @param folder for the results; made where it is missing
     * @param overwrite whether {@code folder} may hold something already
     * @param allRevisions whether {@code scores.csv} also holds the revisions before the last
     */
    public record Out(Path folder, boolean overwrite, KpiRows kpis, boolean allRevisions) {
        /** For who writes no files. */
        public static final Out NOWHERE = into(Path.of(""));

        /** Into a folder that holds nothing yet. */
        public static Out into(Path folder) {
            return new Out(folder, false, KpiRows.DEFAULT, false);
        }
    }

    /** What the host states beside the facilities. */
    public record Stated(DrgTable drgs, Staffing staffing, ValueSetEditions valueSets, Models models) {
        /** Nothing; of the lists of codes the excerpt that ships. */
        public static final Stated NOTHING = new Stated(DrgTable.NONE, Staffing.NONE, ValueSetEditions.excerpt());

        /** With the bundled models in force. */
        public Stated(DrgTable drgs, Staffing staffing, ValueSetEditions valueSets) {
            this(drgs, staffing, valueSets, Models.bundled());
        }
    }

    /** How the files are to be understood. */
    public enum Format {
        /** Events in their plain form ({@code .jsonl}, {@code .jsonl.gz}) or as files of Avro or Parquet ({@code .avro}, {@code .parquet}). */
        PLAIN,
        /** The hospital admissions table of 15 columns, {@code .csv} or {@code .csv.gz}. */
        HEALTHINSIGHTS,
        /** Folders of Synthea's CSV tables, each {@code .csv} or {@code .csv.gz}. */
        SYNTHEA
    }

    /**
     * Which rows {@code kpi.csv} holds; those of the whole network always.
     *
     * @param slices also facility by unit, provider, payer and age group
     * @param history also every day before T
     * @param minN rows of facilities and slices that rest on fewer cases are left out and counted
     */
    public record KpiRows(boolean slices, boolean history, long minN) {
        public static final KpiRows DEFAULT = new KpiRows(false, false, 1);
    }
}
