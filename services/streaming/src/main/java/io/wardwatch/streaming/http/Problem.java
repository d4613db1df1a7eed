package io.wardwatch.streaming.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;

/**
 * What went wrong with a request, as {@code application/problem+json} (RFC 9457). Carries no stack trace, no name of a class and
 * nothing about a patient.
 *
 * @param title the status in words
 * @param detail what is wrong and, where the asker can mend it, how
 * @param code for programs; stable
 */
public record Problem(String type, String title, int status, String detail, String code) {
    /** Its media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Of that status. */
    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem("about:blank", status.getReason(), status.getCode(), detail, code);
    }

    /** As an answer. */
    public MutableHttpResponse<Problem> response() {
        return HttpResponse.<Problem>status(HttpStatus.valueOf(status))
                .body(this)
                .contentType(MEDIA_TYPE);
    }

    /** As an exception, for where an answer cannot be returned. */
    public Refusal refusal() {
        return new Refusal(this, 0);
    }

    /** The same, with the number of seconds after which to try again. */
    public Refusal retryAfter(int seconds) {
        return new Refusal(this, seconds);
    }
}
