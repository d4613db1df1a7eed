package io.wardwatch.standalone.doctor;

import io.wardwatch.standalone.doctor.Diagnosis.Status;
import io.wardwatch.streaming.TopicAdmin;
import io.wardwatch.streaming.registry.RegistryConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * Looks at everything that Wardwatch needs, in the order in which it is needed, and says what it finds as soon as it is found.
 * Changes nothing, anywhere.
 */
public final class Doctor {
    /** Kafka's usual address, which the other commands take for granted, too. */
    public static final String USUAL_KAFKA = "127.0.0.1:9092";

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String BROKER = "broker";

    private final Asked asked;
    private final DemoNeeds demo;
    private final List<Diagnosis> all = new ArrayList<>();

    /**
     * What was asked for.
     *
     * @param kafka addresses of a Kafka; empty = the configured or the usual one, which need not be there
     * @param registry address of a schema registry; empty = the configured one, if there is one
     * @param ports to be looked at besides those that are configured
     */
    public record Asked(Optional<String> kafka, Optional<String> registry, List<Integer> ports) {
        public Asked {
            ports = List.copyOf(ports);
        }
    }

    /**
     * What the demo needs.
     *
     * @param port of its page
     * @param freeBytes of disk, without which it does not start
     * @param release words for a level of Kafka's {@code metadata.version}
     */
    public record DemoNeeds(int port, long freeBytes, IntFunction<String> release) {}

    public Doctor(Asked asked, DemoNeeds demo) {
        this.asked = asked;
        this.demo = demo;
    }

    /** Whether it reads like the addresses of a Kafka. */
    public static boolean isAddress(String bootstrap) {
        return !KafkaAddress.list(bootstrap).isEmpty();
    }

    /** Looks at all of it; each finding is told at once, and all are returned. */
    public List<Diagnosis> examine(Consumer<Diagnosis> told) {
        Surroundings here = Surroundings.read();
        look(told, "machine", MachineLook::look);
        TreeSet<Integer> ports = new TreeSet<>(asked.ports());
        if (ports.isEmpty()) {
            ports.addAll(List.of(demo.port(), here.httpPort()));
        }
        look(told, "port", new PortLook(here.httpHost(), ports)::look);
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        look(told, "disk", new DiskLook(here.stateFolders(), temporary, demo.freeBytes())::look);
        Optional<String> wanted = asked.kafka().or(here::kafka);
        kafka(told, wanted.orElse(USUAL_KAFKA), wanted.isPresent());
        RegistryConfig registry = RegistryConfig.of(System.getenv());
        look(
                told,
                "registry",
                new RegistryLook(asked.registry().map(registry::withUrl).orElse(registry))::look);
        look(told, "tools", ToolLook::look);
        return List.copyOf(all);
    }

    private void kafka(Consumer<Diagnosis> told, String bootstrap, boolean wanted) {
        AtomicBoolean answers = new AtomicBoolean();
        look(told, BROKER, () -> addresses(bootstrap, wanted, answers));
        if (!answers.get()) {
            return;
        }
        Map<String, Object> client = new HashMap<>(KafkaQuestions.BOUNDS);
        client.put("bootstrap.servers", bootstrap);
        List<Diagnosis> reached = look(told, BROKER, () -> broker(client, bootstrap, BrokerLook::reached, wanted));
        if (reached.stream().anyMatch(each -> !each.why().isEmpty() && each.status() != Status.OK)) {
            return;
        }
        look(told, BROKER, () -> broker(client, bootstrap, BrokerLook::fit, wanted));
        look(told, "topics", () -> {
            try (TopicAdmin admin = TopicAdmin.connect(bootstrap, KafkaQuestions.BOUNDS)) {
                return new TopicLook(bootstrap, wanted).look(admin);
            }
        });
        look(told, "services", () -> {
            try (Admin admin = Admin.create(client)) {
                return new ServiceLook(bootstrap, Clock.systemUTC()).look(admin);
            }
        });
    }

    private interface BrokerQuestion {
        List<Diagnosis> of(BrokerLook broker) throws Exception;
    }

    private List<Diagnosis> broker(
            Map<String, Object> client, String bootstrap, BrokerQuestion question, boolean wanted) throws Exception {
        try (Admin admin = Admin.create(client)) {
            List<Diagnosis> found = question.of(new BrokerLook(admin, bootstrap, Clock.systemUTC(), demo.release()));
            // A Kafka that happens to be there may be somebody else's.
            return wanted ? found : found.stream().map(Diagnosis::milder).toList();
        } catch (KafkaException refused) {
            Diagnosis away = Diagnosis.fail(BROKER, bootstrap + " speaks Kafka, but does not answer this command")
                    .because(String.valueOf(refused.getMessage()))
                    .mend("if it asks for a login or TLS: give the address of a listener without");
            return List.of(wanted ? away : away.milder());
        }
    }

    /** Whether a Kafka answers at one of the addresses, and what is wrong with those where none does. */
    static List<Diagnosis> addresses(String bootstrap, boolean wanted, AtomicBoolean answers) {
        List<KafkaAddress> addresses = KafkaAddress.list(bootstrap);
        if (addresses.isEmpty()) {
            return List.of(Diagnosis.fail(BROKER, "'" + bootstrap + "' is no address of a Kafka")
                    .mend("write host:port, several with commas in between"));
        }
        Map<KafkaAddress, KafkaAddress.Answer> asked = new LinkedHashMap<>();
        addresses.forEach(address -> asked.put(address, address.ask()));
        answers.set(asked.values().stream().anyMatch(KafkaAddress.Answer::ok));
        List<Diagnosis> found = new ArrayList<>();
        asked.forEach((address, answer) -> {
            if (!answer.ok()) {
                found.add(absent(address, answer, wanted, answers.get()));
            }
        });
        return found;
    }

    private static Diagnosis absent(KafkaAddress address, KafkaAddress.Answer answer, boolean wanted, boolean others) {
        if (!wanted && !answer.anything()) {
            return Diagnosis.info(
                    BROKER,
                    "not checked: no Kafka at " + address + " (" + answer.words() + "); the demo brings its own");
        }
        String what = "no Kafka at " + address;
        Diagnosis found = wanted && !others ? Diagnosis.fail(BROKER, what) : Diagnosis.warn(BROKER, what);
        return found.because(answer.words() + (others ? "; clients go on with the other addresses" : ""))
                .mend("start it, or give the address of its client listener with --bootstrap");
    }

    private List<Diagnosis> look(Consumer<Diagnosis> told, String part, Callable<List<Diagnosis>> look) {
        List<Diagnosis> found = new Examination(part, look).within(LIMIT);
        found.forEach(told);
        all.addAll(found);
        return found;
    }
}
