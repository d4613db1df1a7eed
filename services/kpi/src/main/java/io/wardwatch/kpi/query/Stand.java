package io.wardwatch.kpi.query;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.kpi.KpiView;
import io.wardwatch.kpi.Whereabouts;
import io.wardwatch.streaming.http.Problem;
import io.wardwatch.streaming.http.Refusal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * Where questions are put: to the stores of this process, or passed on to the process that has them.
 *
 * @param find where a facility, or {@link SliceKey#ALL}, is
 */
public record Stand(Function<String, Whereabouts> find) {

    /** Answers from here; sends elsewhere with 307; or refuses with 503 while nobody can answer. */
    HttpResponse<?> answer(HttpRequest<?> request, String facility, Function<KpiView, HttpResponse<?>> question) {
        try {
            return switch (find.apply(facility)) {
                case Whereabouts.Here here -> question.apply(here.view());
                case Whereabouts.Elsewhere elsewhere -> elsewhere(request, elsewhere.authority());
                case Whereabouts.Restoring restoring -> throw restoring();
            };
        } catch (InvalidStateStoreException moved) {
            throw restoring();
        }
    }

    /** Refuses where one of {@code facilities} is kept by another process: no one process can then compare them. */
    void requireHere(List<SliceKey> facilities) {
        for (SliceKey facility : facilities) {
            if (!(find.apply(facility.facility()) instanceof Whereabouts.Here)) {
                throw Problem.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "SPREAD",
                                "The facilities are kept by several instances, so none can compare them. Ask for each by"
                                        + " /api/v1/kpis/latest.")
                        .refusal();
            }
        }
    }

    private static HttpResponse<?> elsewhere(HttpRequest<?> request, Optional<String> authority) {
        String host = authority.orElseThrow(() -> Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "ELSEWHERE",
                        "Another instance keeps this facility, and instances do not say where they are: set"
                                + " KPI_ADVERTISED_URL on each.")
                .refusal());
        URI asked = request.getUri();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        return HttpResponse.temporaryRedirect(URI.create("http://" + host + asked.getRawPath() + query));
    }

    private static Refusal restoring() {
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "RESTORING",
                        "The values are being restored or moved to another instance. Try again.")
                .retryAfter(2);
    }
}
