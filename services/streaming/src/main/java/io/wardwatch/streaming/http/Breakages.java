package io.wardwatch.streaming.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what nobody foresaw. The log gets where it happened, without messages: these may quote what was being read. */
@Singleton
final class Breakages implements ExceptionHandler<Exception, HttpResponse<Problem>> {
    private static final Logger LOG = LoggerFactory.getLogger(Breakages.class);
    private static final int FRAMES = 30;

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<Problem> handle(HttpRequest request, Exception broken) {
        if (LOG.isErrorEnabled()) {
            StringBuilder trace = new StringBuilder();
            for (Throwable cause = broken; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
                trace.append("\n").append(cause.getClass().getName());
                trace.append(Arrays.stream(cause.getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> "\n\tat " + frame)
                        .collect(Collectors.joining()));
            }
            LOG.error("a request broke:{}", trace);
        }
        return Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "INTERNAL_SERVER_ERROR",
                        "Something broke here. The service's log says what.")
                .response();
    }
}
