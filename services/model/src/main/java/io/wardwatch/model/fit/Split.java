package io.wardwatch.model.fit;

/** Which cases a model learns from and which it is then tested on, several times over. A group is never on both sides of a fold. */
public sealed interface Split permits Folds, ForwardFolds {
    int count();

    /** The cases that are tested in {@code number}, ascending. */
    int[] test(int number);

    /** The cases that the model of fold {@code number} learns from, ascending. */
    int[] training(int number);

    /** The judged cases that may calibrate fold {@code number}: of other groups. */
    int[] others(int number);

    /** The cases that are tested at all, ascending. */
    int[] judged();

    /** How many parts figures are shown for apart. */
    int parts();

    /** The cases of one of {@link #parts}. */
    int[] part(int number);

    /** How it is split, for people. */
    String words(String group);
}
