package io.wardwatch.standalone;

import io.wardwatch.backtest.EventCases;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.model.Evaluation;
import io.wardwatch.model.Example;
import io.wardwatch.model.LabelPolicy;
import io.wardwatch.model.ModelCard;
import io.wardwatch.model.ModelTrainer;
import io.wardwatch.model.Target;
import io.wardwatch.model.TrainSpec;
import io.wardwatch.model.TrainedModel;
import io.wardwatch.model.TrainingHistory;
import io.wardwatch.model.folder.StoredModel;
import io.wardwatch.simulator.SimulatedRecord;
import io.wardwatch.simulator.Simulation;
import io.wardwatch.simulator.SimulationConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Trains a model: on simulated patients, whose events go through the engine and whose scores become examples, or on an analyst's own
 * table ({@link TableOptions}). Equal options give equal files.
 */
@Command(
        name = "train",
        header = "Trains a model, on simulated or your own history or on your own table, and writes it with its card.",
        customSynopsis = {
            "./wardwatch train --target TARGET [OPTION...]",
            "./wardwatch train --events PATH... --target TARGET --out DIR [OPTION...]",
            "./wardwatch train --table FILE --label COLUMN --group COLUMN --out DIR [OPTION...]"
        },
        description = {
            "",
            "TARGET is what the model foretells: readmission.30d (the next stay begins within 30 days), denial (the payer's"
                    + " first answer to a submission is a denial) or payment.90d (less than 95 %% of what a patient owes is paid"
                    + " within 90 days). The result is synthetic and not for clinical use.",
            "",
            "With events of your own the history is replayed through the engine; features are those that it saw with each score,"
                    + " labels what came. The model is judged forward in time and by patient, and written into a folder that"
                    + " 'backtest', 'evaluate' and 'risk' take: docs/how-to/train-the-model.md.",
            "",
            "With a table of your own the model is judged by cross-validation over groups, trained on all rows and written into a"
                    + " folder for './wardwatch evaluate': docs/how-to/own-table.md.",
            ""
        },
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong use"},
        footer = {"", "How the bundled models are trained: docs/how-to/train-the-model.md"})
final class TrainCommand implements Callable<Integer> {
    private static final int MONTH = 30;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TableOptions table;

    @Mixin
    private EventOptions events;

    @Option(names = "--target", paramLabel = "TARGET", description = "readmission.30d, denial or payment.90d")
    private String code;

    @Option(names = "--patients", paramLabel = "N", description = "patients to simulate (default ${DEFAULT-VALUE})")
    private int patients = 20_000;

    @Option(names = "--days", paramLabel = "N", description = "days to simulate (default ${DEFAULT-VALUE})")
    private int days = 540;

    @Option(names = "--seed", paramLabel = "N", description = "of simulation and training (default ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "the model file (default: by the target); the folder of a model of --table or --events")
    private Path out;

    @Option(names = "--card", paramLabel = "FILE", description = "the card, as Markdown (default: by the target)")
    private Path card;

    @Option(names = "--name", paramLabel = "VERSION", description = "version of the model (default ${DEFAULT-VALUE})")
    private String version = "1";

    @Override
    public Integer call() throws IOException {
        if (table.given()) {
            if (code != null || out == null || events.given()) {
                throw Usage.error(spec, "--table takes --out, a folder, and neither --target nor --events");
            }
            return table.run(spec, out, seed, version);
        }
        Target target = Optional.ofNullable(code)
                .flatMap(Target::of)
                .orElseThrow(() ->
                        Usage.error(spec, "it takes --target readmission.30d, denial or payment.90d, or a --table"));
        if (events.given()) {
            return ofEvents(target);
        }
        if (patients < 1 || days <= target.followUpDays()) {
            throw Usage.error(spec, "it takes at least one patient and more than " + target.followUpDays() + " days");
        }
        SimulationConfig config = SimulationConfig.of(seed, patients);
        TrainingHistory history = simulate(config);
        TrainedModel trained = train(target, history.examples(target), config);
        Path model = out == null ? Path.of(target.model() + ".model") : out;
        Path words = card == null ? Path.of(target.model() + ".md") : card;
        Files.writeString(model, trained.flat().print());
        Files.writeString(words, ModelCard.print(trained, command()));
        Evaluation figures = trained.evaluate(trained.test(target.judged()));
        err().printf(
                        Locale.ROOT,
                        "%s, on %d cases of unseen patients: AUROC %.3f, Brier %.4f (of the rate %.4f)%n",
                        target.judged(),
                        figures.examples(),
                        figures.auroc(),
                        figures.brier(),
                        figures.brierOfRate());
        spec.commandLine().getOut().println(model);
        spec.commandLine().getOut().println(words);
        return 0;
    }

    private int ofEvents(Target target) throws IOException {
        if (out == null || card != null) {
            throw Usage.error(spec, "--events takes --out, a folder, in which the card is written");
        }
        table.check(spec, seed, version);
        LabelPolicy label = events.label(LabelPolicy.DEFAULT);
        Set<String> moments = events.moments(spec, target);
        EventCases cases = events.read(spec, target, moments, label);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(StoredModel.TARGET, target.code());
        facts.put("moments", String.join(" ", new TreeSet<>(moments)));
        facts.put("label.rule", label.rule().name());
        facts.put("label.death", label.death().name());
        facts.put("events.in", Long.toString(cases.counts().in()));
        cases.standing().forEach((why, scores) -> facts.put("scores." + why.replace(' ', '.'), scores.toString()));
        return table.run(spec, out, seed, version, cases, facts);
    }

    private TrainingHistory simulate(SimulationConfig config) {
        TrainingHistory history = new TrainingHistory(config.facilities());
        Simulation feed = Simulation.begin(config, TrainCommand::key, truth -> {});
        long start = Event.micros(config.start());
        long day = Duration.ofDays(1).toNanos() / 1_000;
        long end = start + days * day;
        long nextWord = start + MONTH * day;
        long events = 0;
        while (feed.nextDelivery() < end) {
            if (feed.nextDelivery() >= nextWord) {
                err().printf("simulated %d of %d days, %d events%n", (nextWord - start) / day, days, events);
                err().flush();
                nextWord += MONTH * day;
            }
            if (feed.next() instanceof SimulatedRecord.Sent sent) {
                history.add(sent.event());
                events++;
            }
        }
        return history;
    }

    private TrainedModel train(Target target, List<Example> examples, SimulationConfig config) {
        TrainSpec how = TrainSpec.of(
                target,
                version,
                seed,
                Map.of("data", "simulated, " + patients + " patients, " + days + " days from " + config.start()));
        err().printf("training on %d scores with known outcome%n", examples.size());
        err().flush();
        try {
            return ModelTrainer.train(examples, how);
        } catch (IllegalArgumentException tooFew) {
            throw Failure.of("training is not possible").because(tooFew).mend("raise --patients or --days");
        }
    }

    private String command() {
        return "./wardwatch train --target " + code + " --patients " + patients + " --days " + days + " --seed " + seed
                + " --name " + version;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Simulated patients need no secret: any one-way function of their number will do. */
    private static PatientKey key(String patient) {
        try {
            ByteBuffer hash = ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(patient.getBytes(StandardCharsets.UTF_8)));
            return new PatientKey(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
