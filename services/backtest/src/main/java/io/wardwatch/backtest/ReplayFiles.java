package io.wardwatch.backtest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that a replay writes into one folder. */
public final class ReplayFiles {
    public static final String KPIS = "kpi.csv";
    public static final String STAYS = "stays.csv";
    public static final String LABELS = "labels.csv";
    public static final String SCORES = "scores.csv";
    public static final String ALERTS = "alerts.csv";
    public static final String PAYMENT_SCORES = "payment-scores.csv";
    public static final String FINANCE_ALERTS = "finance-alerts.csv";
    public static final String REJECTED = "rejected.jsonl";
    public static final String FINDINGS = "findings.jsonl";
    public static final String SUMMARY = "summary.json";
    /** All of them. */
    public static final List<String> NAMES =
            List.of(KPIS, STAYS, LABELS, SCORES, ALERTS, PAYMENT_SCORES, FINANCE_ALERTS, REJECTED, FINDINGS, SUMMARY);

    private final Path folder;

    private ReplayFiles(Path folder) {
        this.folder = folder;
    }

    /** Makes {@code folder}, or takes it if it is empty or may be overwritten; else a {@link DirectoryNotEmptyException}. */
    static ReplayFiles prepare(Path folder, boolean overwrite) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> there = Files.list(folder)) {
            if (!overwrite && there.findAny().isPresent()) {
                throw new DirectoryNotEmptyException(folder.toString());
            }
        }
        // A replay that is stopped must not leave another one's results beside its own.
        for (String name : NAMES) {
            Files.deleteIfExists(folder.resolve(name));
        }
        return new ReplayFiles(folder);
    }

    Writer writer(String name) throws IOException {
        return new BufferedWriter(Files.newBufferedWriter(folder.resolve(name)), 1 << 16);
    }
}
