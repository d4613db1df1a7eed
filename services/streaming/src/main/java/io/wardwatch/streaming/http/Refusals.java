package io.wardwatch.streaming.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers a {@link Refusal}. */
@Singleton
final class Refusals implements ExceptionHandler<Refusal, HttpResponse<Problem>> {
    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<Problem> handle(HttpRequest request, Refusal refusal) {
        MutableHttpResponse<Problem> response = refusal.problem().response();
        return refusal.retryAfter() > 0
                ? response.header("Retry-After", Integer.toString(refusal.retryAfter()))
                : response;
    }
}
