package io.wardwatch.standalone;

import io.wardwatch.backtest.KafkaEvents;
import io.wardwatch.backtest.ReplayConfig;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.readmission.ValueSetEditions;
import io.wardwatch.formats.FacilitiesFile;
import io.wardwatch.formats.Pseudonyms;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What each command takes that replays history: where the events are, how they are understood and how far they reach. */
final class HistoryOptions {
    private static final int MOST_THREADS = 256;

    @Option(
            names = "--events",
            arity = "1..*",
            paramLabel = "PATH",
            description =
                    "event files, or folders of them (each .jsonl, .jsonl.gz, .avro and .parquet in it, by name); or the word"
                            + " kafka: the input topics of --bootstrap")
    private List<Path> events = List.of();

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "plain",
            converter = FormatName.class,
            description = "plain (events, the default), healthinsights (the admissions table of 15 columns) or synthea"
                    + " (folders of Synthea's CSV tables)")
    private ReplayConfig.Format format;

    @Mixin
    private KafkaOptions kafka;

    @Option(
            names = "--facilities",
            paramLabel = "FILE",
            description = "time zone and beds of each facility; UTC for one that it does not name")
    private Path facilities;

    @Option(
            names = "--value-sets",
            paramLabel = "DIR",
            description = "code lists of the readmission measure, as docs/reference/value-sets.md has them; an excerpt"
                    + " for demonstration where none are given")
    private Path valueSets;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = EndOfDay.class,
            description =
                    "the clock at the end: what was recorded later is not known yet and is rejected; a date (to its"
                            + " end, UTC) or a time such as 2025-06-30T12:00:00Z; default: the latest recordedAt")
    private Instant until;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads that apply events, beside the one that reads; default: one a core")
    private int threads = Runtime.getRuntime().availableProcessors();

    boolean given() {
        return !events.isEmpty();
    }

    /** As given: for where something failed. */
    List<Path> paths() {
        return events;
    }

    int threads() {
        return threads;
    }

    KafkaOptions kafka() {
        return kafka;
    }

    /** In place of what was given. */
    void use(Path made, Path madeFacilities) {
        events = List.of(made);
        facilities = madeFacilities;
    }

    ValueSetEditions valueSets() throws IOException {
        return GivenValueSets.read(valueSets);
    }

    /** Throws where an option makes no sense, before anything is read. */
    void check(CommandSpec spec) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw Usage.error(spec, "--threads must be from 1 to " + MOST_THREADS);
        }
    }

    /** A replay of that history. Facilities that no file names are those of the topics, where events come from these. */
    ReplayConfig config(
            CommandSpec spec,
            Policy policy,
            ReplayConfig.Stated stated,
            ReplayProgressLine progress,
            ReplayConfig.Out out)
            throws IOException {
        Optional<KafkaEvents> topics = kafka.over(spec, events, format);
        List<Facility> named = facilities == null ? List.of() : FacilitiesFile.read(facilities);
        if (named.isEmpty() && topics.isPresent()) {
            named = topics.get().facilities();
        }
        return new ReplayConfig(
                topics.isPresent() ? List.of() : events,
                topics,
                format,
                threads,
                named,
                Optional.ofNullable(until),
                policy,
                stated,
                pseudonyms(),
                progress,
                out);
    }

    /** As the environment says; the demo's key is not used without a word. */
    private static Pseudonyms pseudonyms() {
        try {
            Pseudonyms pseudonyms = Pseudonyms.from(System.getenv());
            if (pseudonyms.isDemo()) {
                System.err.println("wardwatch: " + Pseudonyms.VARIABLE
                        + " is not set, so patient keys are made with the demo's public key and protect nobody");
            }
            return pseudonyms;
        } catch (IllegalArgumentException e) {
            throw Failure.of("the key of pseudonyms cannot be used").because(e).mend("set a longer secret");
        }
    }

    /** {@code plain}, {@code healthinsights} or {@code synthea}. */
    private static final class FormatName implements ITypeConverter<ReplayConfig.Format> {
        @Override
        public ReplayConfig.Format convert(String value) {
            return switch (value) {
                case "plain" -> ReplayConfig.Format.PLAIN;
                case "healthinsights" -> ReplayConfig.Format.HEALTHINSIGHTS;
                case "synthea" -> ReplayConfig.Format.SYNTHEA;
                default -> throw new TypeConversionException("must be plain, healthinsights or synthea");
            };
        }
    }
}
