package io.wardwatch.standalone;

import io.wardwatch.backtest.AsRun;
import io.wardwatch.backtest.AsRunConfig;
import io.wardwatch.backtest.AsRunResult;
import io.wardwatch.backtest.KafkaEvents;
import io.wardwatch.backtest.ReplayConfig;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/** {@code replay --as-run}, and what it says at the terminal. */
final class AsRunWords {
    private static final int DIFFERS = 3;

    private AsRunWords() {}

    /** The exit code: 0 only where something was reproduced and nothing differs. */
    static int run(KafkaOptions kafka, Policy policy, ReplayConfig.Stated stated) throws IOException {
        List<TopicSpec> outputs = List.of(
                TopicCatalogue.READMISSION_SCORES,
                TopicCatalogue.PAYMENT_SCORES,
                TopicCatalogue.CARE_ALERTS,
                TopicCatalogue.FINANCE_ALERTS);
        List<TopicSpec> reads = Stream.of(
                        TopicCatalogue.inputs().stream(),
                        Stream.of(TopicCatalogue.CONTROL, TopicCatalogue.RISK_PROGRESS),
                        outputs.stream())
                .flatMap(topics -> topics)
                .toList();
        KafkaEvents events = kafka.events(outputs, reads);
        ReplayProgressLine progress = new ReplayProgressLine(System.err);
        AsRunResult result;
        try {
            result = AsRun.run(new AsRunConfig(events, policy, stated, progress));
        } finally {
            progress.end();
        }
        print(System.out, result);
        if (result.differentTotal() > 0) {
            return DIFFERS;
        }
        if (result.reproducedTotal() == 0) {
            throw Failure.of("nothing was reproduced")
                    .at(kafka.address())
                    .because(
                            result.notReproducibleTotal() == 0
                                    ? "the topics hold nothing that was said between these moments"
                                    : "nothing certain can be said of all that is there, see above")
                    .mend("check the address and the moments; docs/reference/as-run.md says what can be reproduced");
        }
        return 0;
    }

    private static void print(PrintStream data, AsRunResult result) {
        data.printf(
                Locale.ROOT,
                "reproduced %,d, different %,d, not reproducible %,d%n",
                result.reproducedTotal(),
                result.differentTotal(),
                result.notReproducibleTotal());
        TreeSet<String> topics = new TreeSet<>(result.reproduced().keySet());
        topics.addAll(result.different().keySet());
        for (String topic : topics) {
            data.printf(
                    Locale.ROOT,
                    "  %-22s reproduced %,d, different %,d%n",
                    topic,
                    result.reproduced().getOrDefault(topic, 0L),
                    result.different().getOrDefault(topic, 0L));
        }
        result.notReproducible()
                .forEach((reason, count) -> data.printf(Locale.ROOT, "  not reproducible %,d (%s)%n", count, reason));
        if (result.gone() > 0) {
            data.printf(Locale.ROOT, "  %,d that the topics keep no longer (compacted or expired)%n", result.gone());
        }
        if (result.broke() > 0) {
            data.printf(Locale.ROOT, "  %,d at which the engine broke%n", result.broke());
        }
        result.first().forEach(each -> data.println("  differs: " + each));
    }
}
