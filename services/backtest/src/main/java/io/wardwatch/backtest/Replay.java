package io.wardwatch.backtest;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.measure.Catalogue;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.policy.CareRule;
import io.wardwatch.core.readmission.ValueSets;
import io.wardwatch.core.score.LinearModel;
import io.wardwatch.core.score.PaymentTarget;
import io.wardwatch.core.score.Scorer;
import io.wardwatch.core.tile.MapTileStore;
import io.wardwatch.core.tile.Surge;
import io.wardwatch.core.tile.SurgeAlerts;
import io.wardwatch.core.tile.TileEngine;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Replays history from files through the engine that runs live, without a broker: all events are read and laid by patient, then
 * patients are applied and described one after another. What it writes does not depend on the number of threads; and but for
 * revisions not on the order or duplication of the events either.
 *
 * <p>The engine's clock is {@code until}, by default the greatest {@code recordedAt} that was accepted; its local date counts
 * as closed and is the day T of the values. What is due by then is said when all events are applied.
 */
public final class Replay {
    /** Of the memory there is, what events may take before they go into a file. */
    private static final int SHARE_OF_EVENTS = 12;

    private final ReplayConfig config;
    private final Scorer scorer;
    private final Map<String, ZoneId> zones = new HashMap<>();
    private final Map<String, Long> beds = new HashMap<>();
    private TopicSource topics;

    /** @param scorer with the models in force */
    Replay(ReplayConfig config, Scorer scorer) {
        this.config = config;
        this.scorer = scorer;
        for (Facility facility : config.facilities()) {
            zones.put(facility.code(), facility.zone());
            beds.put(facility.code(), (long) facility.beds());
        }
    }

    /**
     * Runs a replay to its end. An {@link IOException} is a file that cannot be read or written at all; bad records and files
     * that end early are counted in the answer.
     */
    public static Summary run(ReplayConfig config) throws IOException, InterruptedException {
        return new Replay(config, new Scorer(config.stated().models(), config.policy())).run();
    }

    /**
     * History, read to its end (or to where it was stopped), by patient.
     *
     * @param topics what was read of topics; nothing of files
     */
    record Laid(HistoryByPatient history, Intake intake, Rejections rejections, long clock, List<InputDigest> topics)
            implements AutoCloseable {
        /** Whole once all patients were asked for. */
        Summary.Counts counts() {
            return new Summary.Counts(intake.in(), history.applied(), history.duplicate(), rejections.count());
        }

        @Override
        public void close() throws IOException {
            history.close();
        }
    }

    /**
     * Reads all events; they are applied as patients are asked for.
     *
     * @param from what was read already, and whether to stop before the end
     */
    Laid lay(Writer rejected, Course from) throws IOException, InterruptedException {
        Path out = config.out().folder();
        Path spare =
                out.equals(ReplayConfig.Out.NOWHERE.folder()) ? Path.of(System.getProperty("java.io.tmpdir")) : out;
        EventsByPatient events = new EventsByPatient(spare, Runtime.getRuntime().maxMemory() / SHARE_OF_EVENTS);
        from.restore(events);
        Rejections rejections = new Rejections(rejected);
        Intake intake = new Intake(events, rejections, config.threads(), untilMicros(), config.progress());
        List<InputDigest> digests = List.of();
        if (config.topics().isPresent()) {
            try (TopicSource source = topics()) {
                intake.read(source, from);
                digests = source.digests();
            }
        } else {
            EventSources sources = new EventSources(config);
            intake.read(sources.files(), sources, from);
        }
        long clock = config.until().isPresent() ? untilMicros() : intake.lastRecorded();
        HistoryByPatient history =
                new HistoryByPatient(events, from.memory(), this::engine, clock, intake.in() - rejections.count());
        if (!intake.stopped()) {
            config.progress().phase("applying");
            history.settle(intake.tied(), config.threads());
        }
        return new Laid(history, intake, rejections, clock, digests);
    }

    /** The topics that are read, from where to where; opened when first asked for, closed once read. */
    TopicSource topics() {
        if (topics == null) {
            topics = TopicSource.open(config.topics().orElseThrow());
        }
        return topics;
    }

    /** Throws where there is nothing to read, before anything is written. */
    void requireEvents() throws IOException {
        if (config.topics().isPresent()) {
            topics();
        } else {
            new EventSources(config).files();
        }
    }

    private Summary run() throws IOException, InterruptedException {
        requireEvents();
        ReplayFiles out =
                ReplayFiles.prepare(config.out().folder(), config.out().overwrite());
        long began = System.nanoTime();
        try (Writer rejected = out.writer(ReplayFiles.REJECTED);
                Laid all = lay(rejected, Course.whole(config.out().allRevisions()))) {
            return write(out, all, began);
        }
    }

    private Summary write(ReplayFiles out, Laid all, long began) throws IOException, InterruptedException {
        Intake intake = all.intake;
        long clock = all.clock;
        PatientFiles patients = writePatients(out, all.history, tiles -> surges(tiles, intake.facilities(), clock));
        long applied = System.nanoTime();
        KpiFile kpis;
        try (Writer writer = out.writer(ReplayFiles.KPIS)) {
            kpis = writeKpis(writer, patients.tiles(), intake.facilities(), clock);
        }
        Summary summary = new Summary(
                all.counts(),
                all.rejections.byReason(),
                patients.findingsByCode(),
                intake.rows(),
                intake.tables(),
                intake.bases(),
                new Summary.Horizon(
                        intake.firstOccurred(),
                        intake.lastOccurred(),
                        config.until().isPresent() ? untilMicros() : Event.ABSENT,
                        clock),
                clock == Event.ABSENT ? Event.ABSENT : networkDay(clock, intake.facilities()),
                sizes(all, patients, kpis),
                new Summary.Hashes(
                        patients.timelinesHash(),
                        TileEngine.hash(patients.tiles()).hex(),
                        patients.staysHash(),
                        patients.indexStaysHash(),
                        patients.labelsHash(),
                        patients.scoresHash(),
                        patients.alertsHash(),
                        patients.paymentScoresHash(),
                        patients.financeAlertsHash()),
                kpis.unavailable(),
                versions(),
                intake.endedEarly(),
                System.nanoTime() - began,
                applied - began);
        try (Writer writer = out.writer(ReplayFiles.SUMMARY)) {
            summary.write(writer);
        }
        return summary;
    }

    private long untilMicros() {
        return config.until().map(Event::micros).orElse(Long.MAX_VALUE);
    }

    /** A new engine, for one thread. */
    PatientEngine engine() {
        PatientEngine engine = new PatientEngine(
                scorer, config.stated().drgs(), config.stated().valueSets());
        config.facilities().forEach(engine::facility);
        return engine;
    }

    KpiFile writeKpis(Writer writer, MapTileStore tiles, Set<String> facilities, long clock)
            throws IOException, InterruptedException {
        config.progress().phase("writing KPIs");
        long network = clock == Event.ABSENT ? 0 : networkDay(clock, facilities);
        KpiFile kpis = new KpiFile(
                tiles,
                config.stated().staffing().with(this::beds),
                config.out().kpis(),
                facilities,
                facility -> facility.equals(SliceKey.ALL) ? network : day(clock, facility));
        kpis.write(writer, config.threads());
        return kpis;
    }

    private long beds(String facility) {
        return beds.getOrDefault(facility, 0L);
    }

    /** Alerts of facilities: a function of the cells, and so in no hash of their own. */
    List<CareAlert> surges(MapTileStore tiles, Set<String> facilities, long clock) {
        SurgeAlerts alerts = new SurgeAlerts(config.policy().rules().of(CareRule.OCCUPANCY_SURGE));
        List<CareAlert> all = new ArrayList<>();
        if (clock == Event.ABSENT) {
            return all;
        }
        for (String facility : new TreeSet<>(facilities)) {
            ZoneId zone = zones.getOrDefault(facility, ZoneOffset.UTC);
            for (Surge surge : Surge.of(tiles, facility, beds(facility), day(clock, facility), alerts.setting())) {
                all.add(alerts.of(facility, zone, surge));
            }
        }
        return all;
    }

    private PatientFiles writePatients(
            ReplayFiles out, HistoryByPatient history, Function<MapTileStore, List<CareAlert>> ofFacilities)
            throws IOException, InterruptedException {
        config.progress().phase("writing stays, labels, scores, alerts and findings");
        PatientFiles patients = new PatientFiles(history);
        try (Writer stays = out.writer(ReplayFiles.STAYS);
                Writer labels = out.writer(ReplayFiles.LABELS);
                Writer scores = out.writer(ReplayFiles.SCORES);
                Writer alerts = out.writer(ReplayFiles.ALERTS);
                Writer payments = out.writer(ReplayFiles.PAYMENT_SCORES);
                Writer finance = out.writer(ReplayFiles.FINANCE_ALERTS);
                Writer findings = out.writer(ReplayFiles.FINDINGS)) {
            patients.write(
                    new PatientFiles.Out(stays, labels, scores, alerts, payments, finance, findings),
                    config.threads(),
                    config.progress(),
                    ofFacilities);
        }
        return patients;
    }

    /** The zone that a facility's days are counted in. */
    ZoneId zone(String facility) {
        return zones.getOrDefault(facility, ZoneOffset.UTC);
    }

    private long day(long clock, String facility) {
        return Event.instant(clock).atZone(zone(facility)).toLocalDate().toEpochDay();
    }

    /** The whole network is as far as its westernmost facility. */
    private long networkDay(long clock, Set<String> facilities) {
        return facilities.stream()
                .mapToLong(facility -> day(clock, facility))
                .min()
                .orElse(day(clock, ""));
    }

    private static Summary.Sizes sizes(Laid all, PatientFiles patients, KpiFile kpis) {
        return new Summary.Sizes(
                patients.patients(),
                all.history.stateBytes(),
                all.intake.bytesRead(),
                all.intake.facilities().size(),
                patients.scores(),
                patients.alerts(),
                patients.paymentScores(),
                patients.financeAlerts(),
                kpis.rows(),
                kpis.thin());
    }

    /** What all of it rests on. */
    Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("catalogueEpoch", Integer.toString(Catalogue.EPOCH));
        if (!config.stated().drgs().digest().isEmpty()) {
            versions.put("drgTable", config.stated().drgs().digest());
        }
        versions.put("model", scorer.models().readmission().name());
        versions.put("modelVersion", scorer.models().readmission().version());
        for (PaymentTarget target : PaymentTarget.values()) {
            LinearModel model = scorer.models().of(target);
            versions.put("model." + target.code(), model.name() + " " + model.version());
        }
        versions.put(
                "valueSets",
                config.stated().valueSets().all().stream()
                        .map(ValueSets::toString)
                        .collect(Collectors.joining(", ")));
        versions.put("policy", config.policy().version());
        return versions;
    }
}
