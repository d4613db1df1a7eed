package io.wardwatch.streaming.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import java.util.Map;

/** Something to ask for, in tests. */
@Controller
@Requires(env = "echo")
final class Echo {
    record Said(String word) {}

    @Get("/api/v1/me")
    Map<String, Object> me(HttpRequest<?> request) {
        Caller caller = Caller.of(request);
        return Map.of(
                "actor", caller.actor(),
                "roles", caller.roles().stream().map(Role::word).sorted().toList());
    }

    @Get("/api/v1/care/alerts")
    String care() {
        return "alerts";
    }

    @Get("/api/v1/finance/alerts")
    String finance(@QueryValue(defaultValue = "1") int limit) {
        return "alerts " + limit;
    }

    @Get("/api/v1/broken")
    String broken() {
        throw new IllegalStateException("patient Smith");
    }

    @Post("/api/v1/care/alerts")
    Map<String, String> say(@Body Said said) {
        return Map.of("said", said.word());
    }

    @Get("/metrics")
    String metrics() {
        return "metrics";
    }

    @Get("/")
    String page() {
        return "page";
    }
}
