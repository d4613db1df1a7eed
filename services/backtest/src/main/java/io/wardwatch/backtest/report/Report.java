package io.wardwatch.backtest.report;

import io.wardwatch.backtest.report.RunView.Maker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * {@code report.html} of a run: questions, each with an answer made from the figures, a drawing, how it was computed, and the
 * same as a table. A function of {@code run.json} and {@code metrics.json} alone: it sees no case, so it can tell of none. One
 * file that loads nothing; its script and style are allowed by their digests, and nothing else is.
 */
public final class Report {
    public static final String NAME = "report.html";
    private static final Shipped STYLE = Shipped.of("report.css");
    private static final Shipped SCRIPT = Shipped.of("report.js");

    private record Part(String id, String question, BiConsumer<Markup, RunView> writes) {}

    private Report() {}

    /**
     * Makes the report of the run in {@code folder} from the two files there, anew if there is one.
     *
     * @throws IOException where one of them is missing or is not JSON
     */
    public static Path write(Path folder) throws IOException {
        Path report = folder.resolve(NAME);
        Files.writeString(
                report,
                html(Files.readString(folder.resolve("run.json")), Files.readString(folder.resolve("metrics.json"))));
        return report;
    }

    /** The page for the texts of {@code run.json} and {@code metrics.json}. */
    static String html(String run, String metrics) throws IOException {
        RunView view = RunView.of(Node.read(run), Node.read(metrics));
        if (view.metrics().get("population").isAbsent()) {
            throw new IOException("metrics.json says nothing of a population: it is not of a backtest");
        }
        Markup out = new Markup();
        out.doctype().open("html", "lang", "en");
        head(out, title(view));
        out.open("body");
        out.element("a", "To the answers", "class", "skip", "href", "#answers");
        List<Part> parts = parts(view);
        banner(out, view, parts);
        out.open("main", "id", "answers", "tabindex", "-1");
        for (Part part : parts) {
            out.open("section", "id", part.id(), "aria-labelledby", part.id() + "-question");
            out.element("h2", part.question(), "id", part.id() + "-question");
            part.writes().accept(out, view);
            out.close("section");
        }
        out.close("main");
        out.open("footer")
                .element(
                        "p",
                        "Aggregates alone: no row of a patient is in this file, and counts from 1 to 10 of a group are not told. It loads"
                                + " nothing and sends nothing. A model is an aid to judgement and is judged here on the past alone.")
                .close("footer");
        return out.shipped("script", SCRIPT).close("body").close("html").toString();
    }

    private static String title(RunView view) {
        String models = view.models().stream().map(Maker::name).collect(Collectors.joining(" and "));
        return "Backtest of " + models + ": " + view.metrics().get("run").text("target");
    }

    private static void head(Markup out, String title) {
        out.open("head").open("meta", "charset", "utf-8");
        out.open(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + STYLE.digest() + "; script-src "
                        + SCRIPT.digest());
        out.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.open("meta", "name", "color-scheme", "content", "light dark");
        out.element("title", title + " – Wardwatch").shipped("style", STYLE).close("head");
    }

    private static void banner(Markup out, RunView view, List<Part> parts) {
        out.open("header").element("h1", title(view));
        out.element(
                "p",
                "What would have been said of " + view.words().cases() + " from " + period(view)
                        + ", and what came of them.");
        out.open("nav", "aria-label", "Questions").open("ol");
        for (Part part : parts) {
            out.open("li")
                    .element("a", part.question(), "href", "#" + part.id())
                    .close("li");
        }
        out.close("ol").close("nav").close("header");
    }

    private static String period(RunView view) {
        List<Node> months = view.population().get("byMonth").items();
        return months.isEmpty()
                ? "no month at all"
                : months.get(0).text("month") + " to "
                        + months.get(months.size() - 1).text("month");
    }

    private static List<Part> parts(RunView view) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("replayed", "What was replayed?", Population::replayed));
        parts.add(new Part("common", "How common is the outcome?", Population::rate));
        parts.add(new Part("rule", "Does a simple rule do as well?", Ranking::rules));
        parts.add(new Part("rank", "How well does it rank?", Ranking::well));
        parts.add(new Part("believe", "Can the probabilities be believed?", Believing::write));
        if (!view.metrics().get("comparison").isAbsent()) {
            parts.add(new Part("better", "Is the second better than the first?", Versus::write));
        }
        parts.add(new Part("useful", "Is it useful at our staffing?", Useful::write));
        parts.add(new Part("fair", "Is it fair?", Fairness::write));
        parts.add(new Part("why", "Why does it say so?", Reasons::write));
        parts.add(new Part("changed", "What changed over time?", Change::write));
        parts.add(new Part("computed", "How was this computed?", Method::computed));
        parts.add(new Part("again", "How do I run it again?", Method::again));
        return parts;
    }
}
