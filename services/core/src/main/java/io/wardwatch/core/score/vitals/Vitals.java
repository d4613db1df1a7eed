package io.wardwatch.core.score.vitals;

import java.util.Arrays;

/** The latest value of each vital sign of one patient. Immutable. */
public final class Vitals {
    /** Nothing measured. */
    public static final Vitals NONE = new Vitals(filled());

    private final Vital[] bySign;

    private Vitals(Vital[] bySign) {
        this.bySign = bySign;
    }

    /** The latest value of {@code sign}, {@link Vital#ABSENT} where there is none. */
    public Vital get(VitalSign sign) {
        return bySign[sign.ordinal()];
    }

    /**
     * These vitals and {@code vital}: the later of two values of one sign stays, of two taken at once the greater, so that the order
     * in which they come does not matter.
     */
    public Vitals with(VitalSign sign, Vital vital) {
        Vital held = get(sign);
        boolean later =
                vital.takenAt() > held.takenAt() || (vital.takenAt() == held.takenAt() && vital.value() > held.value());
        if (!later || vital.absent()) {
            return this;
        }
        Vital[] next = bySign.clone();
        next[sign.ordinal()] = vital;
        return new Vitals(next);
    }

    private static Vital[] filled() {
        Vital[] none = new Vital[VitalSign.values().length];
        Arrays.fill(none, Vital.ABSENT);
        return none;
    }
}
