package io.wardwatch.core.policy;

/**
 * Where one tier begins and where it is left again, as probabilities of what nobody wants. The gap between the two is the hysteresis:
 * a risk that wavers inside it changes nothing. Anything but 0 &lt; clear &lt; raise ≤ 1 is refused
 * with an {@link IllegalArgumentException}.
 *
 * @param raise the tier is entered at this probability or above
 * @param clear the tier is left below this one; less than {@code raise}
 */
public record Threshold(double raise, double clear, Severity severity) {
    public Threshold {
        // Written so that NaN fails it, too.
        if (!(clear > 0 && clear < raise && raise <= 1)) {
            throw new IllegalArgumentException(
                    "must hold 0 < clear < raise <= 1, but clear is " + clear + " and raise is " + raise);
        }
    }
}
