package io.wardwatch.streaming;

/**
 * Ends the start of a service that would not work, or not exactly, as things are. The message says what is wrong, line by
 * line, and how to mend it.
 */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With words for whoever starts the service. */
    public StartRefused(String message) {
        super(message);
    }

    /** The same, and what it comes from. */
    public StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
