package io.wardwatch.standalone;

import io.wardwatch.backtest.KafkaEvents;
import io.wardwatch.backtest.ReplayConfig;
import io.wardwatch.formats.Framing;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.streaming.KafkaPlace;
import io.wardwatch.streaming.registry.RegistryConfig;
import io.wardwatch.streaming.registry.RegistryFraming;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of commands that read history from Kafka in place of files. */
final class KafkaOptions {
    /** What stands for the path; a file of that name is {@code ./kafka}. */
    private static final Path WORD = Path.of("kafka");

    private static final String DEFAULT = "127.0.0.1:9092";

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "with --events kafka: where Kafka is (default " + DEFAULT + ")")
    private String bootstrap;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "with --events kafka: properties of Kafka's clients, such as those for TLS")
    private Path config;

    @Option(
            names = "--arrived-from",
            paramLabel = "TIME",
            converter = EndOfDay.StartOfDay.class,
            description = "with --events kafka: leave out what reached the topics before; a date or a time")
    private Instant from;

    @Option(
            names = "--arrived-to",
            paramLabel = "TIME",
            converter = EndOfDay.class,
            description =
                    "with --events kafka: leave out what reached the topics after it; a date (to its end, UTC) or a"
                            + " time; default: where the topics end now")
    private Instant to;

    /** Whether {@code events} are those of Kafka. */
    private static boolean meant(List<Path> events) {
        return events.equals(List.of(WORD));
    }

    /** The same bounds by another name. */
    void arrived(Instant begin, Instant end) {
        from = begin == null ? from : begin;
        to = end == null ? to : end;
    }

    /** How to go on with a run that was stopped: topics may have grown by then, and what they hold more is another run. */
    String stopped(List<Path> events) {
        String same = "the same command with --resume goes on from here";
        return meant(events) && to == null
                ? same + " if the topics do not grow meanwhile; with --arrived-to from the first it goes on in any case"
                : same;
    }

    /** What to do where a stopped run does not fit. */
    String resuming(List<Path> events) {
        return "resume it with its own events, models and settings, or begin anew with --overwrite"
                + (meant(events)
                        ? "; topics that grew are other events: begin with --arrived-to, then they are not"
                        : "");
    }

    /** The topics, where {@code events} say so. */
    Optional<KafkaEvents> over(CommandSpec spec, List<Path> events, ReplayConfig.Format format) throws IOException {
        if (!meant(events)) {
            if (bootstrap != null || config != null || from != null || to != null) {
                throw Usage.error(spec, "--bootstrap, --config and bounds of arrival go with --events kafka");
            }
            return Optional.empty();
        }
        if (format != ReplayConfig.Format.PLAIN) {
            throw Usage.error(spec, "--format is of files");
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw Usage.error(spec, "the moment to read to lies before the one to read from");
        }
        return Optional.of(events());
    }

    /** What is asked of the topics. */
    KafkaEvents events() throws IOException {
        List<TopicSpec> reads = Stream.concat(TopicCatalogue.inputs().stream(), Stream.of(TopicCatalogue.CONTROL))
                .toList();
        return events(List.of(), reads);
    }

    /** The same, with the ids under which records of {@code writes} would be written, too. */
    KafkaEvents events(List<TopicSpec> writes, List<TopicSpec> reads) throws IOException {
        Framing framing = RegistryFraming.open(RegistryConfig.of(System.getenv()), "the replay", writes, reads);
        return new KafkaEvents(
                new KafkaPlace(address(), properties()), Optional.ofNullable(from), Optional.ofNullable(to), framing);
    }

    /** Where Kafka is. */
    String address() {
        return bootstrap == null ? DEFAULT : bootstrap;
    }

    private Map<String, String> properties() throws IOException {
        Map<String, String> all = new HashMap<>();
        if (config != null) {
            Properties read = new Properties();
            try (Reader reader = Files.newBufferedReader(config, StandardCharsets.UTF_8)) {
                read.load(reader);
            } catch (IllegalArgumentException bad) {
                throw Failure.of("the client's properties cannot be used")
                        .at(config)
                        .because(bad)
                        .mend("correct the file");
            }
            read.stringPropertyNames().forEach(name -> all.put(name, read.getProperty(name)));
        }
        return all;
    }
}
