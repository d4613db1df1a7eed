package io.wardwatch.standalone;

/**
 * Ends a command that could not do its work, in words for the person at the terminal: what failed, where, why, and how to
 * mend it. {@link Main} prints it without a stack trace and exits 1. A wrong use of the command line is not a failure but
 * a usage error: see {@link Usage}.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String where;
    private final String why;
    private final String mend;

    private Failure(String what, String where, String why, String mend, Throwable cause) {
        super(what, cause);
        this.where = where;
        this.why = why;
        this.mend = mend;
    }

    /** A failure that says only what happened; the other parts are added with the methods below. */
    public static Failure of(String what) {
        return new Failure(what, "", "", "", null);
    }

    /** The place: a file and line, a topic, an address. */
    public Failure at(Object place) {
        return new Failure(getMessage(), String.valueOf(place), why, mend, getCause());
    }

    /** The reason, as far as it is known. */
    public Failure because(String reason) {
        return new Failure(getMessage(), where, reason, mend, getCause());
    }

    /** The reason is another exception: its message is shown, its stack trace only under {@code WARDWATCH_DEBUG=1}. */
    public Failure because(Throwable cause) {
        String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new Failure(getMessage(), where, text, mend, cause);
    }

    /** What to do about it. */
    public Failure mend(String advice) {
        return new Failure(getMessage(), where, why, advice, getCause());
    }

    /** The whole message, one part a line, as it is printed. */
    public String text() {
        StringBuilder text = new StringBuilder("wardwatch: ").append(getMessage());
        line(text, "where: ", where);
        line(text, "why:   ", why);
        line(text, "mend:  ", mend);
        return text.toString();
    }

    private static void line(StringBuilder text, String label, String value) {
        if (!value.isEmpty()) {
            text.append('\n').append("  ").append(label).append(value);
        }
    }
}
