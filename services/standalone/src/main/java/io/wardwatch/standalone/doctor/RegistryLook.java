package io.wardwatch.standalone.doctor;

import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.streaming.StartRefused;
import io.wardwatch.streaming.registry.Patience;
import io.wardwatch.streaming.registry.RegistryClient;
import io.wardwatch.streaming.registry.RegistryConfig;
import io.wardwatch.streaming.registry.RegistryProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The schema registry, where one is configured: whether it answers, and has the contract's schemas under their subjects. */
record RegistryLook(RegistryConfig config) {
    private static final String PART = "registry";
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
    /** Somebody waits at the terminal. */
    private static final Patience SHORT = new Patience(
            ANSWER_WITHIN, ANSWER_WITHIN, System::nanoTime, wait -> TimeUnit.NANOSECONDS.sleep(wait.toNanos()));

    List<Diagnosis> look() throws InterruptedException {
        if (!config.configured()) {
            return List.of(
                    Diagnosis.info(PART, "not checked: none is configured; the ids pinned in the contract hold"));
        }
        List<TopicSpec> wanted = TopicCatalogue.all().stream()
                .filter(topic -> topic.value().isPresent())
                .toList();
        List<String> lacking = new ArrayList<>();
        try (RegistryClient client = new RegistryClient(config, SHORT, wait -> {})) {
            for (TopicSpec topic : wanted) {
                if (client.lookUp(topic.subject(), topic.value().orElseThrow()).isEmpty()) {
                    lacking.add(topic.subject());
                }
            }
        } catch (RegistryProblem | StartRefused problem) {
            return List.of(inParts(problem.getMessage()));
        }
        return lacking.isEmpty()
                ? List.of(Diagnosis.ok(
                        PART, "%s has all %d schemas of the contract".formatted(config.url(), wanted.size())))
                : lacking(lacking, SubjectList.of(config));
    }

    /**
     * @param lacking subjects without the contract's schema
     * @param there all subjects of the registry; empty where it does not tell
     */
    private List<Diagnosis> lacking(List<String> lacking, Optional<Set<String>> there) {
        List<String> other =
                lacking.stream().filter(there.orElse(Set.of())::contains).toList();
        List<String> missing =
                lacking.stream().filter(subject -> !other.contains(subject)).toList();
        return Stream.of(
                        judge(missing, there.isPresent() ? "not there" : "not there, or with another schema"),
                        judge(other, "there with another schema"))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Diagnosis> judge(List<String> subjects, String how) {
        if (subjects.isEmpty()) {
            return Optional.empty();
        }
        String what = "%d subject%s %s".formatted(subjects.size(), subjects.size() == 1 ? "" : "s", how);
        Diagnosis found = config.register()
                ? Diagnosis.warn(PART, what).because("services register what they write when they start")
                : Diagnosis.fail(PART, what).because("services that write there do not start");
        return Optional.of(
                found.at(String.join(", ", subjects)).mend("./wardwatch topics --register --registry " + config.url()));
    }

    /** A problem of the client says what, where, why and how to mend it, each in a line. */
    static Diagnosis inParts(String message) {
        Diagnosis found = Diagnosis.fail(PART, message.lines().findFirst().orElse("it cannot be asked"));
        for (String line : message.lines().skip(1).map(String::strip).toList()) {
            String value = line.substring(line.indexOf(':') + 1).strip();
            if (line.startsWith("where:")) {
                found = found.at(value);
            } else if (line.startsWith("why:")) {
                found = found.because(value);
            } else if (line.startsWith("mend:")) {
                found = found.mend(value);
            }
        }
        return found;
    }
}
