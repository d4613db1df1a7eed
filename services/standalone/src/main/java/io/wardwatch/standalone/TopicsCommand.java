package io.wardwatch.standalone;

import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.schemas.TopicSpec.Partitions;
import io.wardwatch.streaming.Preflight;
import io.wardwatch.streaming.StartRefused;
import io.wardwatch.streaming.TopicAdmin;
import io.wardwatch.streaming.TopicProblem;
import io.wardwatch.streaming.registry.Patience;
import io.wardwatch.streaming.registry.RegistryClient;
import io.wardwatch.streaming.registry.RegistryConfig;
import io.wardwatch.streaming.registry.RegistryProblem;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code wardwatch topics}: shows the topic catalogue, which needs no broker; makes the missing topics of a Kafka; or checks
 * that those there are as the catalogue says; or makes its schemas known to a schema registry. Changes and deletes no topic.
 */
@Command(
        name = "topics",
        header = "Lists, creates or checks the Kafka topics that Wardwatch uses; registers their schemas.",
        customSynopsis = "./wardwatch topics [--create | --check | --register] [OPTION...]",
        description = {
            "",
            "Without an option it lists the catalogue, which needs no Kafka: each topic with its partitions, its cleanup, how"
                    + " long it is kept and what it carries. Topics that are there are neither changed nor deleted, and what is"
                    + " registered stays, so each of them may be run again.",
            ""
        },
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, and with --check all is as it should be",
            "1:failed, or topics are not as they should be",
            "2:wrong use"
        },
        footer = {
            "",
            "WARDWATCH_REGISTRY_URL is the registry where --registry names none; WARDWATCH_REGISTRY_USER and"
                    + " WARDWATCH_REGISTRY_PASSWORD are the credentials for it.",
            "",
            "Examples:",
            "  ./wardwatch topics",
            "  ./wardwatch topics --create --bootstrap kafka:9092 --partitions 12",
            "  ./wardwatch topics --check --bootstrap kafka:9092",
            "  ./wardwatch topics --register \\",
            "      --registry http://registry:8080/apis/ccompat/v7",
            "",
            "All topics and their fields: docs/reference/topics.md"
        })
final class TopicsCommand implements Callable<Integer> {
    /** At most one of them; without any the catalogue is listed. */
    static final class Action {
        @Option(names = "--create", description = "create the topics that are missing, then check all")
        boolean create;

        @Option(names = "--check", description = "compare the topics of a Kafka with the catalogue")
        boolean check;

        @Option(
                names = "--register",
                description = "register the schemas of all topics, as FULL_TRANSITIVE, and print their ids")
        boolean register;
    }

    @ArgGroup
    Action action = new Action();

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:9092",
            description = "for --create and --check (default ${DEFAULT-VALUE})")
    String bootstrap;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "" + TopicCatalogue.DEFAULT_INPUT_PARTITIONS,
            description = "for --create: of each topic that carries patients (default ${DEFAULT-VALUE})")
    int partitions;

    @Option(names = "--registry", paramLabel = "URL", description = "for --register (default: WARDWATCH_REGISTRY_URL)")
    String registry;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        if (partitions < 1) {
            throw Usage.error(spec, "--partitions must be at least 1, not " + partitions);
        }
        if (action.create) {
            return create();
        }
        if (action.register) {
            return register();
        }
        return action.check ? check() : list();
    }

    private int list() {
        PrintWriter out = out();
        String row = "%-26s %-10s %-14s %-10s %s%n";
        out.printf(Locale.ROOT, row, "TOPIC", "PARTITIONS", "CLEANUP", "KEPT", "CARRIES");
        for (TopicSpec topic : TopicCatalogue.all()) {
            out.printf(
                    Locale.ROOT,
                    row,
                    topic.name(),
                    topic.partitions() == Partitions.SINGLE ? "1" : "inputs",
                    topic.cleanup().policy(),
                    kept(topic),
                    topic.description());
        }
        out.flush();
        return ExitCode.OK;
    }

    private int create() {
        try (TopicAdmin admin = TopicAdmin.connect(bootstrap)) {
            List<String> made = admin.createMissing(TopicCatalogue.all(), partitions);
            made.forEach(out()::println);
            out().flush();
            err().printf(
                            Locale.ROOT,
                            "%d created, %d were there%n",
                            made.size(),
                            TopicCatalogue.all().size() - made.size());
            return report(Preflight.check(admin, TopicCatalogue.all()));
        }
    }

    private int check() {
        try (TopicAdmin admin = TopicAdmin.connect(bootstrap)) {
            return report(Preflight.check(admin, TopicCatalogue.all()));
        }
    }

    private int register() {
        RegistryConfig environment = RegistryConfig.of(System.getenv());
        RegistryConfig config = registry == null ? environment : environment.withUrl(registry);
        if (!config.configured()) {
            throw Usage.error(spec, "--register needs --registry URL, or WARDWATCH_REGISTRY_URL");
        }
        Patience patience = Patience.ofStart();
        AtomicBoolean said = new AtomicBoolean();
        try (RegistryClient client = new RegistryClient(config, patience, wait -> {
            if (!said.getAndSet(true)) {
                err().printf(
                                Locale.ROOT,
                                "waiting for the registry (up to %d s)%n",
                                patience.limit().toSeconds());
                err().flush();
            }
        })) {
            Map<String, Integer> ids = client.registerAll(TopicCatalogue.all());
            ids.forEach((subject, id) -> out().println(subject + "=" + id));
            out().flush();
            err().printf(Locale.ROOT, "%d schemas stand in %s%n", ids.size(), client.address());
            return ExitCode.OK;
        } catch (RegistryProblem problem) {
            throw new StartRefused(problem.getMessage(), problem);
        }
    }

    private int report(Preflight.Report report) {
        if (report.problems().isEmpty()) {
            err().printf(
                            Locale.ROOT,
                            "all %d topics are as they should be, inputs with %d partitions%n",
                            TopicCatalogue.all().size(),
                            report.inputPartitions());
            return ExitCode.OK;
        }
        for (TopicProblem problem : report.problems()) {
            out().println(problem.topic() + ": " + problem.what());
            out().println("  mend:  " + problem.mend());
        }
        out().flush();
        return ExitCode.SOFTWARE;
    }

    private static String kept(TopicSpec topic) {
        if (topic.cleanup() == TopicSpec.Cleanup.COMPACT) {
            return "latest";
        }
        return topic.retention().isNegative() ? "for ever" : topic.retention().toDays() + " days";
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
