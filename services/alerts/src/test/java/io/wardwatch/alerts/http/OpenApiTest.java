package io.wardwatch.alerts.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.wardwatch.alerts.FedByHand;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class OpenApiTest {
    private static Ward ward;

    @BeforeAll
    static void start() {
        ward = Ward.of(new FedByHand("cluster-1").live());
    }

    @AfterAll
    static void stop() {
        ward.close();
    }

    @Test
    void shouldDescribeEveryAddressOfTheApiAndNoOther() throws Exception {
        Set<String> routes = ward.context()
                .getBean(Router.class)
                .uriRoutes()
                .filter(route -> !route.getHttpMethod().name().equals("HEAD"))
                .map(route -> method(route.getHttpMethod().name()) + " "
                        + path(route.getUriMatchTemplate().toString()))
                .filter(route -> route.contains(" /api/") && !route.contains("/kpis"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(routes).hasSizeGreaterThan(5);
        assertThat(described()).isEqualTo(routes);
    }

    @Test
    void shouldServeTheDescriptionAsYaml() throws Exception {
        HttpResponse<String> document = ward.get("/openapi/alerts.yml");

        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.headers().firstValue("Content-Type").orElse("")).startsWith("application/yaml");
        assertThat(document.body())
                .startsWith("openapi: 3.")
                .contains("Wardwatch alerts")
                .contains("Idempotency-Key")
                .contains("Last-Event-ID")
                .contains("text/event-stream")
                .doesNotContain("HttpRequest");
        assertThat(ward.get("/openapi/nobody.yml").statusCode()).isEqualTo(404);
    }

    private static Set<String> described() throws Exception {
        Set<String> described = new TreeSet<>();
        String path = "";
        for (String line : ward.get("/openapi/alerts.yml").body().split("\n")) {
            if (line.equals("components:")) {
                break;
            }
            if (line.matches("  /.*:")) {
                path = line.strip().replaceFirst(":$", "");
            } else if (line.matches("    (get|post|put|delete):")) {
                described.add(line.strip().replaceFirst(":$", "") + " " + path);
            }
        }
        return described;
    }

    private static String method(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Without what a variable has to match, or how a query is bound. */
    private static String path(String template) {
        return template.replaceAll("\\{\\?[^}]*}", "").replaceAll("\\{([A-Za-z]+):[^}]*}", "{$1}");
    }
}
