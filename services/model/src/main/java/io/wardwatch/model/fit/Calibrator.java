package io.wardwatch.model.fit;

import io.wardwatch.core.evaluation.Calibration;
import io.wardwatch.core.evaluation.IsotonicFit;
import io.wardwatch.core.evaluation.LogisticFit;
import io.wardwatch.core.evaluation.ScoredCases;
import io.wardwatch.core.policy.KeyValues;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is done to a raw probability before it is said: a version of its own, the raw one staying beside it. Fitted to predictions of
 * cases that the model had not seen.
 */
public sealed interface Calibrator {
    /** The probability that is said in place of {@code raw}. */
    double apply(double raw);

    /** As named on the command line and in files. */
    String code();

    /** The text form. */
    String print();

    /** Those of {@code raw}. */
    default double[] apply(double[] raw) {
        return Arrays.stream(raw).map(this::apply).toArray();
    }

    /** The one of that code, fitted to {@code held}: raw, platt or isotonic. */
    static Calibrator fit(String code, ScoredCases held) {
        return switch (code) {
            case "raw" -> new Raw();
            case "platt" -> {
                LogisticFit fit = Calibration.recalibration(held, held.once());
                if (!fit.converged()) {
                    throw new IllegalArgumentException("the predictions cannot be calibrated: no finite fit");
                }
                yield new Platt(fit);
            }
            case "isotonic" -> new Isotonic(IsotonicFit.of(held));
            default -> throw new IllegalArgumentException("calibration is raw, platt or isotonic, not " + code);
        };
    }

    /** Reads the text form; throws {@link IllegalArgumentException} where it is none. */
    static Calibrator parse(String text) {
        Map<String, String> given = KeyValues.parse(text);
        try {
            return switch (given.getOrDefault("method", "")) {
                case "raw" -> new Raw();
                case "platt" -> {
                    double intercept = Double.parseDouble(given.getOrDefault("intercept", ""));
                    double slope = Double.parseDouble(given.getOrDefault("slope", ""));
                    if (!Double.isFinite(intercept) || !Double.isFinite(slope)) {
                        throw new IllegalArgumentException("the calibration has a number that is not finite");
                    }
                    yield new Platt(new LogisticFit(intercept, slope, true));
                }
                case "isotonic" -> new Isotonic(new IsotonicFit(numbers(given.get("from")), numbers(given.get("to"))));
                default -> throw new IllegalArgumentException("the calibration has no known method");
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the calibration lacks a number", e);
        }
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text == null ? new String[0] : text.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** None. */
    record Raw() implements Calibrator {
        @Override
        public double apply(double raw) {
            return raw;
        }

        @Override
        public String code() {
            return "raw";
        }

        @Override
        public String print() {
            return "method = raw\n";
        }
    }

    /** Logistic recalibration (Platt 1999, on log-odds). */
    record Platt(LogisticFit fit) implements Calibrator {
        @Override
        public double apply(double raw) {
            return fit.apply(raw);
        }

        @Override
        public String code() {
            return "platt";
        }

        @Override
        public String print() {
            return "method = platt\nintercept = " + fit.intercept() + "\nslope = " + fit.slope() + "\n";
        }
    }

    /** A rising curve (Zadrozny and Elkan 2002). */
    record Isotonic(IsotonicFit fit) implements Calibrator {
        @Override
        public double apply(double raw) {
            return fit.apply(raw);
        }

        @Override
        public String code() {
            return "isotonic";
        }

        @Override
        public String print() {
            return "method = isotonic\nfrom = " + join(fit.from()) + "\nto = " + join(fit.to()) + "\n";
        }

        private static String join(double[] numbers) {
            return Arrays.stream(numbers).mapToObj(Double::toString).collect(Collectors.joining(" "));
        }
    }
}
