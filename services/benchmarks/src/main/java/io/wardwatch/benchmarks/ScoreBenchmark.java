package io.wardwatch.benchmarks;

import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.score.ScoreInput;
import io.wardwatch.core.score.Scorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One score: features, model, LACE, reasons, and the bytes that travel. */
@State(Scope.Benchmark)
public class ScoreBenchmark {
    private static final int INPUTS = 4_096;
    private static final PatientKey PATIENT = new PatientKey(3, 4);

    private final List<ScoreInput> inputs = new ArrayList<>(INPUTS);
    private final Encoder encoder = new Encoder();
    private Scorer scorer;
    private int at;

    @Setup
    public void draw() {
        Random random = new Random(4711);
        for (int i = 0; i < INPUTS; i++) {
            inputs.add(input(random));
        }
        scorer = Scorer.bundled();
    }

    private static ScoreInput input(Random random) {
        boolean discharge = random.nextBoolean();
        return new ScoreInput(
                discharge ? Moment.DISCHARGE : Moment.ADMISSION,
                20 + random.nextInt(75),
                random.nextBoolean() ? "F" : "M",
                random.nextInt(4) == 0 ? "ELECTIVE" : "EMERGENCY",
                random.nextBoolean(),
                random.nextInt(4),
                random.nextInt(3),
                1 << random.nextInt(8) | 1 << (8 + random.nextInt(9)),
                random.nextInt(),
                discharge,
                discharge ? random.nextInt(15) : -1,
                random.nextInt(3) == 0 ? random.nextInt(300) : -1,
                discharge ? "01" : "",
                "MEDICARE",
                random.nextInt(3) == 0 ? Double.NaN : 9 + random.nextInt(60) / 10.0,
                random.nextInt(3) == 0 ? Double.NaN : 128 + random.nextInt(15),
                random.nextInt(3),
                discharge,
                "MEDICINE");
    }

    @Benchmark
    public long score() {
        at = at + 1 < INPUTS ? at + 1 : 0;
        ScoreInput input = inputs.get(at);
        encoder.score(new IssuedScore(
                "0123456789abcdef", 1, PATIENT, "NORTH", "V1", input.moment(), "E1", "adt", at, scorer.score(input)));
        return encoder.bytes();
    }
}
