package io.wardwatch.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.formats.AlertWire;
import io.wardwatch.formats.Control;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.Said;
import io.wardwatch.schemas.TopicCatalogue;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;

/** A facility that fills up and empties again, by the midnight census of days that closed. Twenty beds: 19 are 95 per cent. */
final class SurgeAlertTest extends FedTopology {
    private final TestOutputTopic<String, byte[]> alerts =
            fixture.output(TopicCatalogue.CARE_ALERTS.name(), new StringDeserializer(), new ByteArrayDeserializer());
    private final AlertWire wire = new AlertWire();
    private final List<CareAlert> said = new ArrayList<>();

    private void census(String day, long step) {
        send(new Contribution(
                MeasureGroup.CENSUS,
                "NORTH",
                day(day),
                "5W",
                "dr",
                "MEDICARE",
                "75-84",
                new int[] {Columns.OCCUPIED},
                new long[] {step}));
    }

    private void beds(int beds) {
        control.pipeInput(
                null, controlWire.toWire(new Control.Known(new Facility("NORTH", ZoneId.of("America/New_York"), beds))));
    }

    /** Lets {@code day} close, and says what was said since. */
    private List<String> close(String day) {
        tick(0, 1, day + "T12:00:00Z");
        List<String> texts = new ArrayList<>();
        alerts.readKeyValuesToList().forEach(record -> {
            assertThat(wire.fromWire(record.value)).isInstanceOf(Parsed.Accepted.class);
            CareAlert alert = ((Parsed.Accepted<Said<CareAlert>>) wire.fromWire(record.value)).value().what();
            assertThat(alert.alertId()).isEqualTo(record.key);
            said.add(alert);
            texts.add(alert.state() + " " + alert.reason());
        });
        return texts;
    }

    @Test
    void shouldOpenAtTheLevelStayOpenInBetweenAndCloseBelowTheOther() {
        beds(20);
        census("2025-02-01", 18);
        assertThat(close("2025-02-02")).isEmpty();
        census("2025-02-02", 1);
        assertThat(close("2025-02-03")).containsExactly("OPEN RULE_HOLDS");
        census("2025-02-03", -1);
        assertThat(close("2025-02-04")).as("90 per cent is not below 90").isEmpty();
        census("2025-02-04", -1);
        assertThat(close("2025-02-05")).containsExactly("CLOSED OCCUPANCY_FELL");

        CareAlert alert = said.get(0);
        assertThat(said.get(1).alertId()).isEqualTo(alert.alertId());
        assertThat(alert.kind()).isEqualTo("OCCUPANCY_SURGE");
        assertThat(alert.facility()).isEqualTo("NORTH");
        assertThat(alert.patient()).isEqualTo(PatientKey.NOBODY);
        assertThat(alert.encounterId()).isEmpty();
        assertThat(alert.openedAt()).as("local midnight").isEqualTo(micros("2025-02-03T05:00:00Z"));
        assertThat(alert.facts().get(0).value()).isEqualTo(95);
    }

    @Test
    void shouldRetractWhenALateCorrectionShowsThatItNeverWas() {
        beds(20);
        census("2025-02-01", 19);
        assertThat(close("2025-02-02")).containsExactly("OPEN RULE_HOLDS");

        census("2025-02-01", -1); // the admission of one is cancelled
        assertThat(close("2025-02-03")).containsExactly("RETRACTED FACT_GONE");
    }

    @Test
    void shouldSayNothingWhereNoBedsAreStated() {
        census("2025-02-01", 500);

        assertThat(close("2025-02-02")).isEmpty();
    }
}
