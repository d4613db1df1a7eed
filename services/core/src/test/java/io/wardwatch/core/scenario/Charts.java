package io.wardwatch.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.measure.MeasureGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Charts of several patients, of which some may be one. Read as written, in reverse, and in a number of shuffled orders with
 * duplicates, while what patients tell one another arrives at any time; all must say the same, and the sum of what was said on
 * the way must be what holds in the end.
 */
public final class Charts {
    private static final int SHUFFLES = 40;

    public final Ward ward;
    public final Ward.Said holds;

    private Charts(Ward ward) {
        this.ward = ward;
        this.holds = ward.describedAll();
    }

    public static Charts of(EventBuilder... events) {
        List<Event> written = Arrays.stream(events).map(EventBuilder::build).toList();
        Charts charts = checked(new Ward(LabModel.scorer()).applyAll(written));
        List<Event> reversed = new ArrayList<>(written);
        Collections.reverse(reversed);
        same(charts, checked(new Ward(LabModel.scorer()).applyAll(reversed)));
        for (int i = 0; i < SHUFFLES; i++) {
            Random random = new Random(i);
            List<Event> twice = new ArrayList<>(written);
            twice.add(written.get(random.nextInt(written.size())));
            twice.add(written.get(random.nextInt(written.size())));
            Collections.shuffle(twice, random);
            same(charts, checked(new Ward(LabModel.scorer()).applyAll(twice, random)));
        }
        return charts;
    }

    private static Charts checked(Ward ward) {
        Charts charts = new Charts(ward);
        assertThat(ward.said.cells).isEqualTo(charts.holds.cells);
        assertThat(ward.said.scores).isEqualTo(charts.holds.scores);
        assertThat(ward.said.findings).isEqualTo(charts.holds.findings);
        assertThat(ward.said.alerts).isEqualTo(charts.holds.alerts);
        assertThat(ward.said.paymentScores).isEqualTo(charts.holds.paymentScores);
        assertThat(ward.said.financeAlerts).isEqualTo(charts.holds.financeAlerts);
        assertThat(ward.said.stays).isEqualTo(charts.holds.stays);
        assertThat(ward.said.judgedStays).isEqualTo(charts.holds.judgedStays);
        return charts;
    }

    private static void same(Charts one, Charts other) {
        assertThat(other.holds)
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .isEqualTo(one.holds);
    }

    public long sum(MeasureGroup group, int column) {
        return holds.sum(group, column);
    }

    public Collection<Stay> stays() {
        return holds.stays.values();
    }

    public Collection<CareAlert> alerts() {
        return holds.alerts.values();
    }

    /** What the measure says of a visit at a facility, whichever of the numbers says it; null where none does. */
    public JudgedStay judged(String facility, String visit) {
        return holds.judgedStays.values().stream()
                .filter(stay ->
                        stay.facility().equals(facility) && stay.encounterId().equals(visit))
                .findFirst()
                .orElse(null);
    }

    public List<Stay> staysOf(PatientKey patient) {
        return stays().stream().filter(stay -> stay.patient().equals(patient)).toList();
    }
}
