package io.wardwatch.standalone;

import static io.wardwatch.standalone.ComposeFile.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;

/** What Grafana is given, apart from the metrics themselves ({@link ComposeServicesTest}). */
final class DashboardsTest {
    @Test
    void shouldAskTheDataSourceThatIsProvisioned() throws IOException {
        ComposeFile compose = ComposeFile.read();
        Map<String, Object> provisioned =
                map(((List<?>) map(ComposeFile.yaml("deploy/grafana/provisioning/datasources/prometheus.yml"))
                                .get("datasources"))
                        .getFirst());
        assertThat(compose.command("prometheus"))
                .contains("--web.listen-address="
                        + provisioned.get("url").toString().replace("http://", ""));
        for (JsonNode board : Dashboards.read().values()) {
            for (JsonNode panel : board.get("panels")) {
                assertThat(panel.at("/datasource/uid").asText()).isEqualTo(provisioned.get("uid"));
                panel.get("targets").forEach(target -> assertThat(
                                target.at("/datasource/uid").asText())
                        .isEqualTo(provisioned.get("uid")));
            }
        }
    }

    @Test
    void shouldBeFoundByGrafanaWhereTheyAreMounted() throws IOException {
        ComposeFile compose = ComposeFile.read();
        Map<String, Object> provider =
                map(((List<?>) map(ComposeFile.yaml("deploy/grafana/provisioning/dashboards/wardwatch.yml"))
                                .get("providers"))
                        .getFirst());
        String path = map(provider.get("options")).get("path").toString();
        assertThat(compose.mounts("grafana"))
                .contains(
                        "./" + Dashboards.FOLDER + ":" + path + ":ro",
                        "./deploy/grafana/provisioning:/etc/grafana/provisioning:ro");
        String home = compose.environment("grafana").get("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH");
        assertThat(Dashboards.read()).containsKey(home.replace(path + "/", ""));
    }

    @Test
    void shouldHaveEachNameOnceAndEachPanelAPlaceOfItsOwn() throws IOException {
        Set<String> uids = new HashSet<>();
        for (JsonNode board : Dashboards.read().values()) {
            assertThat(uids.add(board.get("uid").asText())).isTrue();
            assertThat(board.get("editable").asBoolean()).isFalse();
            Set<Integer> ids = new HashSet<>();
            Set<String> cells = new HashSet<>();
            for (JsonNode panel : board.get("panels")) {
                String title = panel.get("title").asText();
                assertThat(ids.add(panel.get("id").asInt())).as(title).isTrue();
                JsonNode at = panel.get("gridPos");
                for (int x = at.get("x").asInt();
                        x < at.get("x").asInt() + at.get("w").asInt();
                        x++) {
                    for (int y = at.get("y").asInt();
                            y < at.get("y").asInt() + at.get("h").asInt();
                            y++) {
                        assertThat(cells.add(x + "," + y)).as(title).isTrue();
                        assertThat(x).as(title).isLessThan(24);
                    }
                }
            }
        }
        assertThat(uids).hasSize(3);
    }

    @Test
    void shouldNameTheStatesOfAStreamAsKafkaNumbersThem() throws IOException {
        for (JsonNode panel : Dashboards.read().get("engine.json").get("panels")) {
            if (panel.get("title").asText().equals("Stream")) {
                JsonNode names = panel.at("/fieldConfig/defaults/mappings/0/options");
                assertThat(names).hasSize(KafkaStreams.State.values().length);
                for (KafkaStreams.State state : KafkaStreams.State.values()) {
                    assertThat(names.at("/" + state.ordinal() + "/text").asText())
                            .isEqualTo(state.name());
                }
                return;
            }
        }
        throw new AssertionError("no panel shows the state of the streams");
    }

    @Test
    void shouldFindWhatAQueryNames() {
        PromQl query =
                PromQl.read("sum by (job, topic) (rate(a_total{topic=~\"care[.].+\", job!=\"x\"}[$__rate_interval]))"
                        + " / on (job) max(b) > 0 - time()");
        assertThat(query.selectors()).extracting(PromQl.Selector::metric).containsExactly("a_total", "b");
        assertThat(query.groupedBy()).containsExactlyInAnyOrder("job", "topic");
        PromQl.Selector a = query.selectors().getFirst();
        assertThat(a.matches("a_total", Map.of("topic", "care.alert", "job", "y")))
                .isTrue();
        assertThat(a.matches("a_total", Map.of("topic", "care.alert", "job", "x")))
                .isFalse();
        assertThat(a.matches("a_total", Map.of("topic", "rcm.alert"))).isFalse();
        assertThat(Dashboards.missing(
                        List.of(new Dashboards.Query("here", "sum(a) by (b)", "{{c}}")),
                        Dashboards.parse("j", "a{d=\"1\"} 2.0")))
                .hasSize(2);
        assertThat(Dashboards.missing(
                        List.of(new Dashboards.Query("here", "a", "{{job}}")), Dashboards.parse("j", "a NaN")))
                .singleElement()
                .asString()
                .contains("nobody gives a number to");
    }
}
