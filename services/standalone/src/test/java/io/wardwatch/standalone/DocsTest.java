package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.wardwatch.model.fit.FitOptions;
import io.wardwatch.model.fit.ModelKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The docs lead where they say, from one index, and define every figure that is written. */
final class DocsTest {
    private static final Path ROOT =
            Path.of(System.getProperty("wardwatch.root")).toAbsolutePath();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    /** Below these are names of the data: reasons, features. */
    private static final Set<String> OPEN = Set.of("censoredBy", "excluded", "excludedBy");

    @TempDir
    private Path folder;

    @Test
    void shouldLeadWhereTheySayWhenALinkIsFollowed() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher links = LINK.matcher(Files.readString(page));
            while (links.find()) {
                if (!links.group(1).contains("://") && !leads(page, links.group(1))) {
                    broken.add(ROOT.relativize(page) + ": " + links.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void shouldNameEveryPageInTheIndex() throws IOException {
        String index = Files.readString(ROOT.resolve("docs/README.md"));

        assertThat(pages().stream()
                        .filter(page -> page.startsWith(ROOT.resolve("docs")) && !page.endsWith("README.md"))
                        .map(page -> ROOT.resolve("docs").relativize(page).toString())
                        .filter(page -> !page.startsWith("adr")))
                .isNotEmpty()
                .allSatisfy(page -> assertThat(index).contains("(" + page + ")"));
    }

    @Test
    void shouldDefineEveryKeyOfMetricsInTheReference() throws IOException {
        String feed = folder.resolve("feed").toString();
        Main.run("simulate", "--format", "avro", "--patients", "500", "--days", "200", "--out", feed);
        String run = folder.resolve("run").toString();
        String events = feed + "/events.avro";
        Said.by("backtest", "--events", events, "--model", "bundled@0.1", "--model", "bundled@0.3", "--out", run);
        String table = folder.resolve("table.csv").toString();
        String model = folder.resolve("model").toString();
        Files.writeString(Path.of(table), table());
        Said.by(
                "train",
                "--table",
                table,
                "--label",
                "back",
                "--group",
                "who",
                "--resamples",
                "5",
                "--calibrate",
                "platt",
                "--target-recall",
                "0.5",
                "--search",
                "--out",
                model);

        String reference = Files.readString(ROOT.resolve("docs/reference/metrics.md"));
        Set<String> defined = CODE.matcher(reference)
                .results()
                .flatMap(code -> Stream.of(code.group(1).split("\\W+")))
                .collect(Collectors.toCollection(TreeSet::new));

        for (String each : List.of(run, model)) {
            Set<String> keys = keys(Path.of(each, "metrics.json"));
            keys.removeAll(defined);
            assertThat(keys)
                    .as("keys of %s that docs/reference/metrics.md does not define", each)
                    .isEmpty();
        }
    }

    @Test
    void shouldStateTheDefaultsOfTrainingThatHoldInItsHelp() {
        FitOptions table = FitOptions.of(ModelKind.LOGISTIC, 1);
        FitOptions events = FitOptions.ofEngine(ModelKind.LOGISTIC, 1);
        FitOptions forest = FitOptions.of(ModelKind.FOREST, 1);
        FitOptions boosted = FitOptions.of(ModelKind.XGBOOST, 1);

        String help = Said.by("train", "--help").out().replaceAll("\\s+", " ");

        assertThat(help)
                .contains(
                        "(default " + table.epochs() + "; with --events " + events.epochs() + ")",
                        "(default " + table.learningRate() + "; with --events " + events.learningRate() + ")",
                        "(default " + table.ridge() + "; with --events 0.0001), of xgboost (default "
                                + (int) boosted.ridge() + ")",
                        "forest (default " + forest.trees() + ") and xgboost (default " + boosted.trees() + ")",
                        "forest (default " + forest.depth() + ") and xgboost (default " + boosted.depth() + ")");
        assertThat(events.ridge()).isEqualTo(0.0001);
    }

    private static String table() {
        StringBuilder rows = new StringBuilder("who,back,stays,ward\n");
        for (int i = 0; i < 400; i++) {
            rows.append(
                    "P%d,%d,%d,%s%n".formatted(i / 2, i * 7 % 11 < 3 ? 1 : 0, i * 13 % 5, i % 3 == 0 ? "MED" : "SURG"));
        }
        return rows.toString();
    }

    private static Set<String> keys(Path metrics) throws IOException {
        Set<String> keys = new TreeSet<>();
        try (JsonParser json = new JsonFactory().createParser(metrics.toFile())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    keys.add(json.currentName());
                    if (OPEN.contains(json.currentName())) {
                        json.nextToken();
                        json.skipChildren();
                    }
                }
            }
        }
        return keys;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> services = Files.list(ROOT.resolve("services"))) {
            return Stream.of(
                            docs.filter(page -> page.toString().endsWith(".md")),
                            services.map(service -> service.resolve("README.md"))
                                    .filter(Files::exists),
                            Stream.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md")
                                    .map(ROOT::resolve)
                                    .filter(Files::exists))
                    .flatMap(pages -> pages)
                    .toList();
        }
    }

    private static boolean leads(Path page, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1
                || !target.toString().endsWith(".md")
                || HEADING.matcher(Files.readString(target)).results().anyMatch(heading -> anchor(heading.group(1))
                        .equals(parts[1]));
    }

    /** As code hosts make it of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("\\[([^]]*)\\]\\([^)]*\\)", "$1")
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .strip()
                .replace(' ', '-');
    }
}
