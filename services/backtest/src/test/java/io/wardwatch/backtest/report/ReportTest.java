package io.wardwatch.backtest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardwatch.testkit.GoldenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {
    private static final String RUN = resource("run.json");
    private static final String METRICS = resource("metrics.json");
    private static final List<String> QUESTIONS = List.of(
            "What was replayed?",
            "How common is the outcome?",
            "Does a simple rule do as well?",
            "How well does it rank?",
            "Can the probabilities be believed?",
            "Is the second better than the first?",
            "Is it useful at our staffing?",
            "Is it fair?",
            "Why does it say so?",
            "What changed over time?",
            "How was this computed?",
            "How do I run it again?");

    @TempDir
    private Path folder;

    @Test
    void shouldBeTheGoldenPageForAKnownRun() throws IOException {
        GoldenFile.of(ReportTest.class, "report.html").matches(Report.html(RUN, METRICS));
    }

    @Test
    void shouldWriteTheSamePageBesideTheFigures() throws IOException {
        Files.writeString(folder.resolve("run.json"), RUN);
        Files.writeString(folder.resolve("metrics.json"), METRICS);

        Path report = Report.write(folder);

        assertThat(report).hasFileName("report.html").content().isEqualTo(Report.html(RUN, METRICS));
    }

    @Test
    void shouldAskEachQuestionOnceInOrderUnderOneTitle() throws IOException {
        String page = Report.html(RUN, METRICS);

        assertThat(all(page, "<h1[^>]*>([^<]*)</h1>")).hasSize(1);
        assertThat(all(page, "<h2[^>]*>([^<]*)</h2>")).isEqualTo(QUESTIONS);
        assertThat(all(page, "<section id=\"([^\"]*)\"")).isEqualTo(all(page, "<li><a href=\"#([^\"]*)\""));
        assertThat(all(page, " id=\"([^\"]*)\"")).doesNotHaveDuplicates();
    }

    @Test
    void shouldAnswerEachQuestionBeforeItsFirstFigure() throws IOException {
        for (String section : all(Report.html(RUN, METRICS), "(?s)<section (.*?)</section>")) {
            assertThat(section.indexOf("class=\"answer\""))
                    .isPositive()
                    .isLessThan(section.contains("<figure") ? section.indexOf("<figure") : section.length());
        }
    }

    @Test
    void shouldGiveEachFigureAnAlternativeATableAndItsMethod() throws IOException {
        List<String> figures = all(Report.html(RUN, METRICS), "(?s)<figure (.*?)</figure>");

        assertThat(figures).hasSizeGreaterThan(15).allSatisfy(figure -> {
            assertThat(figure).contains("role=\"img\"", "<title ", "<desc ", "<figcaption>", "<table>", "<caption>");
            assertThat(figure.indexOf("<tbody>")).isLessThan(figure.indexOf("</tr>", figure.indexOf("<tbody>")));
        });
    }

    @Test
    void shouldLoadNothingAndAllowNothingButItsOwnScriptAndStyle() throws IOException {
        String page = Report.html(RUN, METRICS);

        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000_000);
        assertThat(page).doesNotContain("http://", "https://", "src=", "url(", "@import", "<link", "<img", " style=");
        assertThat(all(page, " on[a-z]+=\"")).isEmpty();
        assertThat(all(page, "href=\"([^\"]*)\"")).allMatch(link -> link.startsWith("#"));
        assertThat(page)
                .contains("default-src &#39;none&#39;", "style-src &#39;sha256-", "script-src &#39;sha256-")
                .doesNotContain("unsafe-inline");
    }

    @Test
    void shouldSayTheNumbersOfTheMetricsInItsSentences() throws IOException {
        Node metrics = Node.read(METRICS);
        Node model = metrics.get("models").at(0);
        List<String> answers = all(Report.html(RUN, METRICS), "<p class=\"answer\">([^<]*)</p>");
        String text = String.join("\n", answers).replace('\u00a0', ' ');

        assertThat(text)
                .contains(said("%,d records", metrics.get("population").number("records")))
                .contains(said("%,d of ", metrics.get("population").number("events")))
                .contains(percent(metrics.get("population").get("rate")))
                .contains("AUROC " + ratio(model.get("discrimination").get("auroc")))
                .contains("precision is " + ratio(model.get("discrimination").get("auprc")))
                .contains("expected over observed "
                        + ratio(model.get("calibration").get("eo")))
                .contains("slope " + ratio(model.get("calibration").get("slope")))
                .contains(percent(model.get("atPolicy").get("ppv")))
                .contains(percent(model.get("atPolicy").get("sens")))
                .contains(metrics.get("comparison").text("verdict"));
    }

    @Test
    void shouldClaimNoMoreThanItsIntervals() throws IOException {
        // The rule's interval now reaches into that of the model, and the model's holds 0.5, 1 and 1.
        String metrics = METRICS.replace("\"lo\": 0.722446", "\"lo\": 0.41")
                .replace("\"lo\": 1.093033", "\"lo\": 0.9")
                .replace("\"hi\": 0.988256", "\"hi\": 1.1");

        String page = Report.html(RUN, metrics).replace('\u00a0', ' ');

        assertThat(page)
                .contains("these cases do not clearly tell A (readmission-30d 1) from the best of the rules")
                .contains("it may be no better than a coin")
                .contains("Nothing here speaks against those of A")
                .doesNotContain("A (readmission-30d 1) ranks better than the best of them");
    }

    @Test
    void shouldEscapeWhateverAModelOrAFacilityIsCalled() throws IOException {
        String hostile = "<script>alert(1)</script>\\\"' & <b>";
        String page = Report.html(
                RUN.replace("readmission-30d", hostile).replace("events.avro", hostile),
                METRICS.replace("readmission-30d", hostile).replace("\"COAST\"", "\"" + hostile + "\""));

        assertThat(all(page, "(<script>)")).hasSize(1);
        assertThat(page)
                .doesNotContain("<b>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; &amp; &lt;b&gt;");
    }

    @Test
    void shouldNotTellOfGroupsOfFewPeople() throws IOException {
        String page = Report.html(RUN, METRICS);
        String children = all(page, "(?s)<tr><th scope=\"row\">age group 0-17</th>(.*?)</tr>")
                .get(0);

        assertThat(Node.read(METRICS).get("models").at(0).get("subgroups").at(0).whole("events"))
                .isEqualTo(9);
        assertThat(children).contains("under 11", "too few to tell").doesNotContain("<td>9</td>", "0.594");
    }

    @Test
    void shouldSayWhyWhereNothingCanBeStated() throws IOException {
        String metrics = """
                {"run": {"target": "denial", "followUpDays": 120},
                 "population": {"records": 10, "scores": 2, "cases": 0, "events": 0, "censored": 2,
                   "censoredBy": {"FOLLOW_UP_OPEN": 2}, "excluded": {}, "byMonth": [],
                   "rate": {"unavailable": "no case with complete follow-up"}},
                 "models": [{"id": "A", "name": "denial", "version": "1",
                   "unavailable": "no case with the outcome, or none without"}],
                 "baselines": [{"id": "one_rule", "unavailable": "no case with the outcome, or none without"}]}
                """;

        String page = Report.html("{}", metrics);

        assertThat(page)
                .contains("It cannot be said: no case with complete follow-up.")
                .doesNotContain("NaN", "null");
        assertThat(all(page, "<p class=\"answer\">([^<]*no case with the outcome, or none without[^<]*)</p>"))
                .hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void shouldRefuseWhatIsNotOfABacktest() {
        assertThatThrownBy(() -> Report.html("{}", "{\"auroc\": 1}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("backtest");
        assertThatThrownBy(() -> Report.html("", METRICS)).isInstanceOf(IOException.class);
    }

    private static List<String> all(String page, String pattern) {
        List<String> found = new ArrayList<>();
        for (MatchResult match :
                Pattern.compile(pattern).matcher(page).results().toList()) {
            found.add(match.groupCount() == 0 ? match.group() : match.group(1));
        }
        return found;
    }

    private static String said(String format, double count) {
        return String.format(Locale.ROOT, format, Math.round(count));
    }

    private static String ratio(Node of) {
        return String.format(
                Locale.ROOT,
                "%.3f (95 %% interval %.3f to %.3f, n = %,d)",
                of.number("value"),
                of.number("lo"),
                of.number("hi"),
                of.whole("n"));
    }

    private static String percent(Node of) {
        return String.format(
                Locale.ROOT,
                "%.1f %% (95 %% interval %.1f to %.1f %%, n = %,d)",
                100 * of.number("value"),
                100 * of.number("lo"),
                100 * of.number("hi"),
                of.whole("n"));
    }

    private static String resource(String name) {
        return new String(GoldenFile.of(ReportTest.class, name).read(), StandardCharsets.UTF_8);
    }
}
