package io.wardwatch.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.score.Features;
import io.wardwatch.core.score.Scorer;
import io.wardwatch.formats.EventWire;
import io.wardwatch.formats.FindingWire;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.PlainReader;
import io.wardwatch.formats.Pseudonyms;
import io.wardwatch.formats.RaisedFinding;
import io.wardwatch.formats.Said;
import io.wardwatch.formats.ScoreWire;
import io.wardwatch.formats.Wire;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.testkit.TopologyFixture;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contradictory facts on the topics: each is found under its code, none stops the partition, and neighbours are scored. */
class BadInputTopologyTest {
    private static final Facility NORTH = new Facility("NORTH", ZoneId.of("America/New_York"), 300);
    private static final Facility SOUTH = new Facility("SOUTH", ZoneId.of("America/Chicago"), 120);
    private static final String ADMITTED =
            "{'type':'admission','eventId':'%s','patientId':'%s','encounterId':'%s','facility':'%s','occurredAt':'%s','class':'INPATIENT','ageYears':%s}";
    private static final String DISCHARGED =
            "{'type':'discharge','eventId':'%s','patientId':'%s','encounterId':'%s','facility':'%s','occurredAt':'%s','disposition':'01'}";

    private final EventWire wire = EventWire.ofTopics();

    @ParameterizedTest
    @CsvSource({
        "OVERLAPPING_STAYS, 2025-03-05T10:00, SOUTH, 2025-03-04T10:00, 70, 2025-03-06T10:00",
        "DISCHARGE_BEFORE_ADMISSION, 2025-03-05T10:00, NORTH, 2025-03-14T10:00, 70, 2025-03-13T10:00",
        "AGE_CHANGED, 2025-03-05T10:00, SOUTH, 2025-03-14T10:00, 41, 2025-03-16T10:00",
        "FACILITY_UNKNOWN, 2025-03-05T10:00, ATLANTIS, 2025-03-14T10:00, 70, 2025-03-16T10:00"
    })
    void shouldFindTheContradictionAndScoreTheNeighbours(
            String code, String firstEnd, String facility, String begin, String age, String end) {
        List<String> lines = List.of(
                ADMITTED.formatted("a1", "BAD", "V1", "NORTH", "2025-03-01T10:00", "70"),
                ADMITTED.formatted("n1", "NEXT", "N1", "NORTH", "2025-03-01T11:00", "55"),
                DISCHARGED.formatted("d1", "BAD", "V1", "NORTH", firstEnd),
                ADMITTED.formatted("a2", "BAD", "V2", facility, begin, age),
                DISCHARGED.formatted("d2", "BAD", "V2", facility, end),
                DISCHARGED.formatted("n2", "NEXT", "N1", "NORTH", "2025-03-17T11:00"));

        assertFound(code, lines);
    }

    @ParameterizedTest
    @CsvSource({"2025-03-12T10:00"})
    void shouldFindPresenceAfterDeathAndScoreTheNeighbours(String died) {
        assertFound(
                "EVENT_AFTER_DEATH",
                List.of(
                        "{'type':'discharge','kind':'DIED','eventId':'x1','patientId':'BAD','facility':'NORTH','occurredAt':'"
                                + died + "'}",
                        ADMITTED.formatted("n1", "NEXT", "N1", "NORTH", "2025-03-01T11:00", "55"),
                        ADMITTED.formatted("a1", "BAD", "V1", "NORTH", "2025-03-14T10:00", "70"),
                        DISCHARGED.formatted("n2", "NEXT", "N1", "NORTH", "2025-03-17T11:00")));
    }

    private void assertFound(String code, List<String> lines) {
        try (Metrics metrics = new Metrics();
                TopologyFixture fixture = start(new RiskMetrics(metrics))) {
            lines.forEach(line -> send(fixture, line));

            assertThat(read(fixture, new FindingWire()))
                    .map(Said::what)
                    .filteredOn(RaisedFinding::raised)
                    .extracting(raised -> raised.finding().code().name())
                    .containsExactly(code);
            PatientKey next = event(lines.get(1)).patient();
            List<Said<IssuedScore>> scores = read(fixture, new ScoreWire(Features.SPEC.id()));
            assertThat(scores)
                    .filteredOn(said -> said.what().patient().equals(next))
                    .as("the neighbour, at admission and at discharge")
                    .hasSize(2);
        }
    }

    private static TopologyFixture start(RiskMetrics counts) {
        RiskConfig config = RiskConfig.of("127.0.0.1:1", Path.of("unused"));
        RiskStart start = new RiskStart(1, Event.ABSENT, List.of(NORTH, SOUTH));
        return TopologyFixture.ofProcessors(
                "risk",
                topology -> RiskTopology.define(
                        topology, config, start, () -> new PatientEngine(Scorer.bundled()), counts));
    }

    private static Event event(String line) {
        byte[] bytes = line.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        PlainReader reader = new PlainReader(
                new ByteArrayInputStream(bytes), "lines", Pseudonyms.demo(), facility -> Optional.of(facility)
                        .filter("SOUTH"::equals)
                        .map(south -> SOUTH.zone())
                        .orElse(NORTH.zone()));
        return ((Parsed.Accepted<Event>) reader.next()).value();
    }

    private void send(TopologyFixture fixture, String line) {
        Event event = event(line);
        fixture.input(EventWire.topic(event.kind().type()).name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(event.patient().hex().getBytes(StandardCharsets.UTF_8), wire.toWire(event));
    }

    private static <T> List<T> read(TopologyFixture fixture, Wire<T> reader) {
        return fixture
                .output(reader.topic().name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(record -> ((Parsed.Accepted<T>) reader.fromWire(record.value())).value())
                .toList();
    }
}
