package io.wardwatch.alerts.http;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.wardwatch.alerts.AlertsService;
import io.wardwatch.alerts.IndexStaysView;
import io.wardwatch.streaming.http.Problem;

/** The stays behind the readmission KPIs. */
@Controller("/api/v1/care/index-stays")
@ApiResponse(
        responseCode = "4XX",
        description = "What went wrong; its code says it to programs.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@SecurityRequirement(name = "bearer")
final class IndexStaysController {
    private final AlertsService service;

    IndexStaysController(AlertsService service) {
        this.service = service;
    }

    /**
     * The stays that a readmission KPI is made of, newest day first: each an index stay, or every reason why not, and what came
     * after; and what all of them add up to.
     */
    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    IndexStaysView list(@RequestBean AskingIndexStays asking) {
        if (!service.state().rebuilt()) {
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "STARTING", "The feed is being rebuilt from its topics.")
                    .retryAfter(1);
        }
        return service.indexStays(asking.filter());
    }
}
