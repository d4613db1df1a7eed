package io.wardwatch.backtest.report;

import static io.wardwatch.backtest.report.Numbers.count;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How figures were computed, and how to run it all again. */
final class Method {
    private static final List<String[]> TERMS = List.of(
            new String[] {
                "Case",
                "A score whose outcome is known because its time of follow-up lies wholly before the end of the history."
            },
            new String[] {
                "95 % interval",
                "From a sample like this one 95 of 100 such intervals hold the true value. It says nothing of errors in the data, or of other hospitals and years."
            },
            new String[] {
                "AUROC", "How often one with the outcome is ranked above one without; 0.5 is a coin, 1 is perfect."
            },
            new String[] {
                "Average precision (AUPRC)",
                "Mean PPV over all thresholds, weighted by the sensitivity gained; without ranking it is the rate."
            },
            new String[] {"PPV, precision", "Of those flagged, the share with the outcome."},
            new String[] {"Sensitivity, recall", "Of those with the outcome, the share flagged."},
            new String[] {"Specificity", "Of those without, the share not flagged. FPR is the rest."},
            new String[] {"Expected over observed", "Sum of stated risks over the number of outcomes; 1 is right."},
            new String[] {"Slope", "How far stated log-odds have to be stretched to fit; under 1 they are too extreme."
            },
            new String[] {
                "ICI", "Mean distance of stated risk and a smooth curve of what came (Austin and Steyerberg 2019)."
            },
            new String[] {"Brier score", "Mean squared distance of stated risk and outcome; less is better."},
            new String[] {"Net benefit", "Right alarms less wrong ones, these weighed by t / (1 − t), a case."},
            new String[] {"PSI", "Population stability index: how far shares over bins moved from a reference."});

    private Method() {}

    static void computed(Markup out, RunView run) {
        Node settings = run.settings();
        String knowledge = settings.text("knowledge").equals("RECEIVED")
                ? "Each score knew what had arrived by its moment."
                : "Each score knew what its sources had recorded by its moment, and nothing later.";
        out.element(
                "p",
                "By a replay of the events through the engine that runs live, by the clock of the history ("
                        + Population.day(settings.text("clock")) + "). " + knowledge + " All figures here rest on "
                        + count(run.population().whole("cases")) + " cases with complete follow-up; intervals draw "
                        + Ranking.resamples(run) + ", all cases of a patient together, from the seed "
                        + Numbers.decimal(run.metrics().get("run").number("seed"), 0) + ".",
                "class",
                "answer");
        out.element(
                "p",
                "What this cannot say: what would have become of patients had anybody acted on a list. Who was helped then, and for"
                        + " that did not come back, counts as a false alarm here.");
        out.open("dl");
        for (String[] term : TERMS) {
            out.element("dt", term[0]).element("dd", term[1]);
        }
        out.close("dl");
        Table table = new Table("Settings of this run", "Setting", "Value");
        for (Map.Entry<String, Node> each : settings.fields().entrySet()) {
            if (each.getValue().fields().isEmpty() && !each.getValue().isAbsent()) {
                table.row(each.getKey(), value(each.getValue()));
            }
        }
        settings.get("capacities").fields().forEach((place, n) -> table.row("capacity at " + place, value(n)));
        table.writeFolded(out, "Table: settings");
    }

    static void again(Markup out, RunView run) {
        out.element(
                "p",
                "With the same files, models and settings this command gives the same bytes, on any machine and with any number of"
                        + " threads. MODEL-A, POLICY and NAME stand for paths of yours, and the model that ships is called bundled; which"
                        + " model and which policy it was is told by the digests below. Files are named without the folders they lay in. If facilities or lists of codes were"
                        + " given, give the same again; if the policy was the default one, leave --policy out.",
                "class",
                "answer");
        out.open("pre", "tabindex", "0", "aria-label", "Command")
                .element("code", command(run))
                .close("pre");
        out.element("p", "The report alone, from the figures in the folder:");
        out.open("pre", "tabindex", "0", "aria-label", "Command for the report alone")
                .element("code", "./wardwatch report --run runs/NAME")
                .close("pre");
        Table inputs = new Table("Files that were read", "File", "Bytes", "SHA-256");
        run.run()
                .get("inputs")
                .items()
                .forEach(each -> inputs.row(each.text("name"), count(each.whole("bytes")), each.text("sha256")));
        Table models = new Table("Models", "Model", "Name", "Version", "Kind", "Features", "SHA-256");
        run.run()
                .get("models")
                .items()
                .forEach(each -> models.row(
                        each.text("id"),
                        each.text("name"),
                        each.text("version"),
                        each.text("kind"),
                        each.text("features"),
                        each.text("sha256")));
        Table versions = new Table("Versions", "Part", "Version");
        run.run().get("versions").fields().forEach((part, version) -> versions.row(part, value(version)));
        inputs.writeFolded(out, "Table: files");
        models.writeFolded(out, "Table: models");
        versions.writeFolded(out, "Table: versions");
    }

    private static String command(RunView run) {
        Node settings = run.settings();
        StringBuilder text = new StringBuilder("./wardwatch backtest");
        run.run().get("inputs").items().forEach(each -> option(text, "events", each.text("name")));
        option(text, "target", settings.text("target"));
        option(text, "from", settings.text("from"));
        option(text, "to", settings.text("to"));
        option(text, "until", settings.text("clock"));
        option(text, "knowledge", settings.text("knowledge").toLowerCase(Locale.ROOT));
        for (Node model : run.metrics().get("models").items()) {
            double threshold = model.number("threshold");
            boolean own = threshold > 0 && threshold != settings.number("threshold");
            option(text, "model", "MODEL-" + model.text("id") + (own ? "@" + threshold : ""));
        }
        option(text, "policy", "POLICY");
        return text.append(" \\\n  --out runs/NAME").toString();
    }

    private static void option(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            boolean plain =
                    value.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "-_.:@/".indexOf(c) >= 0));
            text.append(" \\\n  --")
                    .append(name)
                    .append(' ')
                    .append(plain ? value : "'" + value.replace("'", "'\\''") + "'");
        }
    }

    private static String value(Node node) {
        return node.value() instanceof Double number
                ? number == Math.rint(number) ? Numbers.decimal(number, 0) : String.valueOf(number)
                : String.valueOf(node.value());
    }
}
