package io.wardwatch.model.fit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kinds of model can be trained on a table. */
public enum ModelKind {
    /** Logistic regression with a ridge penalty: additive, exact reasons, a dot product to score. */
    LOGISTIC("logistic regression"),
    /** Least squares on the outcome as 0 and 1, cut to probabilities: a yardstick. */
    LINEAR("linear regression on the outcome as 0 and 1"),
    /** Random forest that averages the shares in the leaves. */
    FOREST("random forest"),
    /** Gradient-boosted trees by XGBoost. */
    XGBOOST("gradient-boosted trees");

    private final String words;

    ModelKind(String words) {
        this.words = words;
    }

    /** The kind of that code, if there is one. */
    public static Optional<ModelKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** As named on the command line and in files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For a card. */
    public String words() {
        return words;
    }

    /** Whether it is a sum of weights times features. */
    public boolean additive() {
        return this == LOGISTIC || this == LINEAR;
    }
}
