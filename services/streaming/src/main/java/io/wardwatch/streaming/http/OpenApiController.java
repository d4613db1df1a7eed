package io.wardwatch.streaming.http;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;

/** Serves the descriptions that are made when controllers are compiled, each service's under its name. */
@Controller("/openapi")
public final class OpenApiController {
    private final ResourceResolver resources;

    OpenApiController(ResourceResolver resources) {
        this.resources = resources;
    }

    /** The OpenAPI document of a service. */
    @Get(value = "/{service:[a-z]+}.yml", produces = "application/yaml")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> document(String service) throws IOException {
        try (InputStream document = resources
                .getResourceAsStream("classpath:META-INF/swagger/" + service + ".yml")
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "No such service runs here.")
                        .refusal())) {
            return HttpResponse.ok(document.readAllBytes()).header("Cache-Control", "no-cache");
        }
    }
}
