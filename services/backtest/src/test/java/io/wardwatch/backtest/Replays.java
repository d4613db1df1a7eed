package io.wardwatch.backtest;

import io.wardwatch.core.event.Facility;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.formats.Pseudonyms;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs replays in tests: everything by default but what a test says. */
record Replays(
        List<Path> events,
        ReplayConfig.Format format,
        Path out,
        int threads,
        List<Facility> facilities,
        Optional<Instant> until,
        ReplayConfig.KpiRows kpis,
        boolean allRevisions,
        ReplayConfig.Stated stated,
        Policy policy) {

    static Replays of(Path out, Path... events) {
        return new Replays(
                List.of(events),
                ReplayConfig.Format.PLAIN,
                out,
                2,
                List.of(),
                Optional.empty(),
                ReplayConfig.KpiRows.DEFAULT,
                false,
                ReplayConfig.Stated.NOTHING,
                Policy.defaults());
    }

    Replays threads(int number) {
        return new Replays(events, format, out, number, facilities, until, kpis, allRevisions, stated, policy);
    }

    Replays at(List<Facility> places) {
        return new Replays(events, format, out, threads, places, until, kpis, allRevisions, stated, policy);
    }

    Replays until(Instant end) {
        return new Replays(
                events, format, out, threads, facilities, Optional.of(end), kpis, allRevisions, stated, policy);
    }

    Replays kpis(ReplayConfig.KpiRows rows) {
        return new Replays(events, format, out, threads, facilities, until, rows, allRevisions, stated, policy);
    }

    Replays format(ReplayConfig.Format other) {
        return new Replays(events, other, out, threads, facilities, until, kpis, allRevisions, stated, policy);
    }

    Replays stating(ReplayConfig.Stated rows) {
        return new Replays(events, format, out, threads, facilities, until, kpis, allRevisions, rows, policy);
    }

    Replays withAllRevisions() {
        return new Replays(events, format, out, threads, facilities, until, kpis, true, stated, policy);
    }

    Replays under(Policy other) {
        return new Replays(events, format, out, threads, facilities, until, kpis, allRevisions, stated, other);
    }

    Summary run() throws IOException, InterruptedException {
        return Replay.run(new ReplayConfig(
                events,
                Optional.empty(),
                format,
                threads,
                facilities,
                until,
                policy,
                stated,
                Pseudonyms.demo(),
                ReplayProgress.NONE,
                new ReplayConfig.Out(out, false, kpis, allRevisions)));
    }
}
