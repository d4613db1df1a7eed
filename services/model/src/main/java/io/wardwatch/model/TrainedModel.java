package io.wardwatch.model;

import io.wardwatch.core.score.LinearModel;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A freshly trained model with the examples on both sides of its split. */
public final class TrainedModel {
    private final Target target;
    private final LinearModel flat;
    private final List<Example> training;
    private final List<Example> test;
    private final ToDoubleFunction<double[]> original;

    TrainedModel(
            Target target,
            LinearModel flat,
            List<Example> training,
            List<Example> test,
            ToDoubleFunction<double[]> original) {
        this.target = target;
        this.flat = flat;
        this.training = List.copyOf(training);
        this.test = List.copyOf(test);
        this.original = original;
    }

    public Target target() {
        return target;
    }

    /** What is exported and scores live. */
    public LinearModel flat() {
        return flat;
    }

    /** The probability that the training library itself gives: the oracle that {@link #flat()} is held to. */
    double originalProbability(double[] features) {
        return original.applyAsDouble(features);
    }

    public List<Example> training() {
        return training;
    }

    /** Examples of patients that training never saw. */
    public List<Example> test() {
        return test;
    }

    /** Those of {@link #test()} that were scored at {@code moment}, one of {@link Target#moments()}. */
    public List<Example> test(String moment) {
        return test.stream().filter(example -> example.moment().equals(moment)).toList();
    }

    /** How the flat model does on {@code examples}. */
    public Evaluation evaluate(List<Example> examples) {
        return Evaluation.of(examples, this::probability);
    }

    /** The flat model's probability for an example. */
    public double probability(Example example) {
        return flat.probability(example.features());
    }
}
