package io.wardwatch.alerts.http;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** What {@code /openapi/alerts.yml} says of itself; the rest of it is made of the controllers when they are compiled. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Wardwatch alerts",
                        version = "1",
                        description = "The feed of alerts, actions on them, and changes as they come. Errors are"
                                + " application/problem+json. On loopback no token is asked for."))
@SecurityScheme(name = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT")
interface Api {}
