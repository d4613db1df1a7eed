package io.wardwatch.kpi.query;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.wardwatch.kpi.KpiView;
import io.wardwatch.kpi.Whereabouts;
import io.wardwatch.streaming.http.Problem;
import io.wardwatch.streaming.http.Refusal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * Where questions are put: to the stores of this process, or passed on to the process that has them. Some are answered at a time,
 * the others wait, so that memory stays bounded however many ask.
 */
public final class Stand {
    private static final int AT_A_TIME = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Function<String, Whereabouts> find;
    private final String scheme;
    private final Semaphore turns = new Semaphore(AT_A_TIME, true);

    /**
     * Over the stores that {@code find} leads to.
     *
     * @param find where a facility, or {@code ALL}, is
     * @param scheme by which instances reach each other: {@code http} or {@code https}
     */
    public Stand(Function<String, Whereabouts> find, String scheme) {
        this.find = find;
        this.scheme = scheme;
    }

    /** Answers from here; sends elsewhere with 307; or refuses with 503 while nobody can answer. */
    HttpResponse<?> answer(HttpRequest<?> request, String facility, Function<KpiView, HttpResponse<?>> question) {
        try {
            return switch (find.apply(facility)) {
                case Whereabouts.Here here -> inTurn(here.view(), question);
                case Whereabouts.Elsewhere elsewhere -> elsewhere(request, elsewhere.authority());
                case Whereabouts.Restoring restoring -> throw restoring();
            };
        } catch (InvalidStateStoreException moved) {
            throw restoring();
        }
    }

    private HttpResponse<?> inTurn(KpiView view, Function<KpiView, HttpResponse<?>> question) {
        try {
            if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return question.apply(view);
        } finally {
            turns.release();
        }
    }

    private static Refusal busy() {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "BUSY", "Too many questions at once. Try again.")
                .retryAfter(2);
    }

    /** Refuses where other instances keep some of the facilities: none can then compare them. */
    static void requireWhole(KpiView view) {
        if (!view.whole()) {
            throw Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "SPREAD",
                            "The facilities are kept by several instances, so none can compare them. Ask for each by"
                                    + " /api/v1/kpis/latest.")
                    .refusal();
        }
    }

    private HttpResponse<?> elsewhere(HttpRequest<?> request, Optional<String> authority) {
        String host = authority.orElseThrow(() -> Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "ELSEWHERE",
                        "Another instance keeps this facility, and instances do not say where they are: set"
                                + " KPI_ADVERTISED_URL on each.")
                .refusal());
        URI asked = request.getUri();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        return HttpResponse.temporaryRedirect(URI.create(scheme + "://" + host + asked.getRawPath() + query));
    }

    private static Refusal restoring() {
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "RESTORING",
                        "The values are being restored or moved to another instance. Try again.")
                .retryAfter(2);
    }
}
