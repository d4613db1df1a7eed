package io.wardwatch.streaming.http;

/** Ends the handling of a request with a {@link Problem}. Has no stack trace: it is an answer. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final int retryAfter;

    Refusal(Problem problem, int retryAfter) {
        super(problem.code(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    public Problem problem() {
        return problem;
    }

    /** Seconds after which to try again, 0 where that would not help. */
    public int retryAfter() {
        return retryAfter;
    }
}
