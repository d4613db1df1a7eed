package io.wardwatch.standalone.doctor;

/**
 * What one look found.
 *
 * @param part what was looked at, one word
 * @param status how it is
 * @param what the finding, without a full stop
 * @param where the place; empty where {@code what} says it
 * @param why what follows from it or where it comes from; empty where all is well
 * @param mend what to do, a line for each step; a line that begins with a command is shown unbroken
 */
public record Diagnosis(String part, Status status, String what, String where, String why, String mend) {
    /** From good to bad. */
    public enum Status {
        OK("ok"),
        /** Said for completeness: nothing is wrong, or nothing was asked for. */
        INFO("info"),
        /** It runs, but not as it should. */
        WARN("warn"),
        /** Something that was asked for will not work. */
        FAIL("FAIL");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /** As it is printed. */
        public String word() {
            return word;
        }
    }

    static Diagnosis ok(String part, String what) {
        return new Diagnosis(part, Status.OK, what, "", "", "");
    }

    static Diagnosis info(String part, String what) {
        return new Diagnosis(part, Status.INFO, what, "", "", "");
    }

    static Diagnosis warn(String part, String what) {
        return new Diagnosis(part, Status.WARN, what, "", "", "");
    }

    static Diagnosis fail(String part, String what) {
        return new Diagnosis(part, Status.FAIL, what, "", "", "");
    }

    Diagnosis at(Object place) {
        return new Diagnosis(part, status, what, String.valueOf(place), why, mend);
    }

    Diagnosis because(String reason) {
        return new Diagnosis(part, status, what, where, reason, mend);
    }

    Diagnosis mend(String advice) {
        return new Diagnosis(part, status, what, where, why, advice);
    }

    /** The same, a failure only as a warning. */
    Diagnosis milder() {
        return new Diagnosis(part, status == Status.FAIL ? Status.WARN : status, what, where, why, mend);
    }
}
