package io.wardwatch.kpi.query;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** What {@code /openapi/kpi.yml} says of itself; the rest of it is made of the controllers when they are compiled. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Wardwatch KPIs",
                        version = "1",
                        description = "Latest values, history, control charts and funnels of the KPIs. Errors are"
                                + " application/problem+json with a code: UNKNOWN_KPI, UNKNOWN_SLICE (404), INVALID_PARAMETER,"
                                + " UNKNOWN_WINDOW, DAY_OUT_OF_RANGE (400), TOO_MANY_POINTS, NOT_A_SHARE (422), RESTORING,"
                                + " BUSY, ELSEWHERE, SPREAD (503). With several instances, 307 leads to the one that has the"
                                + " facility."))
interface Api {}
