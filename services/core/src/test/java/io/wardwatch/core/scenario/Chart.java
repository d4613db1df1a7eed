package io.wardwatch.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.engine.IssuedPaymentScore;
import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.timeline.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * One patient's events and what they amount to. Every chart is read in the order written, in reverse, and in a number of shuffled
 * orders with duplicates; all must say the same, and the sum of what was said on the way must be what holds in the end.
 */
public final class Chart {
    private static final int SHUFFLES = 25;

    private final Ward ward;
    private final Ward.Said holds;

    private Chart(Ward ward) {
        this.ward = ward;
        this.holds = ward.described();
    }

    /** A chart of hospitals in UTC, scored by the {@link LabModel}. */
    public static Chart of(EventBuilder... events) {
        return in(List.of(), events);
    }

    public static Chart in(List<Facility> facilities, EventBuilder... events) {
        List<Event> written = Arrays.stream(events).map(EventBuilder::build).toList();
        Chart chart = read(facilities, written);
        List<Event> other = new ArrayList<>(written);
        Collections.reverse(other);
        assertThat(read(facilities, other).holds)
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .isEqualTo(chart.holds);
        Random random = new Random(written.size());
        for (int i = 0; i < SHUFFLES; i++) {
            List<Event> twice = new ArrayList<>(written);
            twice.add(written.get(random.nextInt(written.size())));
            Collections.shuffle(twice, random);
            assertThat(read(facilities, twice).holds)
                    .usingRecursiveComparison()
                    .usingOverriddenEquals()
                    .isEqualTo(chart.holds);
        }
        return chart;
    }

    private static Chart read(List<Facility> facilities, List<Event> events) {
        Ward ward = new Ward(LabModel.scorer());
        facilities.forEach(ward::facility);
        Chart chart = new Chart(ward.applyAll(events));
        assertThat(ward.said.cells).isEqualTo(chart.holds.cells);
        assertThat(ward.said.scores).isEqualTo(chart.holds.scores);
        assertThat(ward.said.findings).isEqualTo(chart.holds.findings);
        assertThat(ward.said.alerts).isEqualTo(chart.holds.alerts);
        assertThat(ward.said.paymentScores).isEqualTo(chart.holds.paymentScores);
        assertThat(ward.said.financeAlerts).isEqualTo(chart.holds.financeAlerts);
        assertThat(ward.said.stays).isEqualTo(chart.holds.stays);
        assertThat(ward.said.judgedStays).isEqualTo(chart.holds.judgedStays);
        return chart;
    }

    /** The sum of one column over the cells that {@code which} takes. */
    public long sum(MeasureGroup group, int column, Predicate<Cell> which) {
        return cells().stream()
                .filter(cell -> cell.group() == group && cell.column() == column && which.test(cell))
                .mapToLong(Cell::amount)
                .sum();
    }

    public long sum(MeasureGroup group, int column) {
        return sum(group, column, cell -> true);
    }

    public List<Cell> cells() {
        return holds.cells.entrySet().stream()
                .map(cell -> Cell.of(cell.getKey(), cell.getValue()))
                .toList();
    }

    public long admissions() {
        return sum(MeasureGroup.ADMISSION, Columns.ADMISSIONS);
    }

    public long admissionsOn(String day) {
        return sum(
                MeasureGroup.ADMISSION, Columns.ADMISSIONS, cell -> cell.day().equals(day));
    }

    public long discharges() {
        return sum(MeasureGroup.DISCHARGE, Columns.DISCHARGES);
    }

    public long dischargesOn(String day) {
        return discharged(Columns.DISCHARGES, day);
    }

    /** One column of the discharges of one day. */
    public long discharged(int column, String day) {
        return sum(MeasureGroup.DISCHARGE, column, cell -> cell.day().equals(day));
    }

    public long midnights() {
        return sum(MeasureGroup.DISCHARGE, Columns.MIDNIGHTS_SUM);
    }

    public long cmsDays() {
        return sum(MeasureGroup.DISCHARGE, Columns.CMS_SUM);
    }

    public long minutes() {
        return sum(MeasureGroup.DISCHARGE, Columns.MINUTES_SUM);
    }

    /** Discharges readmitted anywhere within 7, 30, 60 and 90 days. */
    public List<Long> readmitted() {
        return horizons(Columns.READMITTED);
    }

    /** Discharges readmitted to the same facility within 7, 30, 60 and 90 days. */
    public List<Long> readmittedSame() {
        return horizons(Columns.READMITTED_SAME);
    }

    private List<Long> horizons(int base) {
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < Columns.horizons(); i++) {
            counts.add(sum(MeasureGroup.DISCHARGE, base + i));
        }
        return counts;
    }

    /** Patients present at the midnight that ends {@code day}. */
    public long census(String day) {
        return sum(MeasureGroup.CENSUS, Columns.OCCUPIED, cell -> cell.day().compareTo(day) <= 0);
    }

    public long census(String day, String unit) {
        return sum(
                MeasureGroup.CENSUS,
                Columns.OCCUPIED,
                cell -> cell.day().compareTo(day) <= 0 && cell.unit().equals(unit));
    }

    /** Codes of the findings that hold, sorted. */
    public List<String> findings() {
        List<String> codes = new ArrayList<>();
        holds.findings.forEach((finding, count) -> {
            String code = finding.substring(finding.indexOf("code=") + 5, finding.indexOf(','));
            codes.addAll(Collections.nCopies(count, Finding.Code.valueOf(code).name()));
        });
        Collections.sort(codes);
        return codes;
    }

    /** Of scores. */
    public List<CareAlert> alerts() {
        return holds.alerts.values().stream()
                .filter(alert -> alert.rule().isEmpty())
                .toList();
    }

    /** Of rules, by visit and rule. */
    public List<CareAlert> ruleAlerts() {
        return holds.alerts.values().stream()
                .filter(alert -> !alert.rule().isEmpty())
                .sorted(Comparator.comparing(CareAlert::encounterId).thenComparing(CareAlert::kind))
                .toList();
    }

    /** All that was said of alerts, in the order written. */
    public List<CareAlert> alertsSaid() {
        return List.copyOf(ward.alertsSaid);
    }

    public List<FinanceAlert> financeAlerts() {
        return List.copyOf(holds.financeAlerts.values());
    }

    /** The scores of claims that hold, in the order of when they were due. */
    public List<IssuedPaymentScore> paymentScores() {
        return ward.paymentScores();
    }

    /** The stay of visit {@code encounterId} at {@code NORTH}, or null where there is none. */
    public Stay stay(String encounterId) {
        return holds.stays.get("NORTH " + encounterId);
    }

    /** What the readmission measure says of visit {@code encounterId} at {@code NORTH}, or null where it says nothing. */
    public JudgedStay judged(String encounterId) {
        return holds.judgedStays.get("NORTH " + encounterId);
    }

    /** All that it said, in the order written. */
    public List<JudgedStay> judgedStaysSaid() {
        return List.copyOf(ward.judgedStaysSaid);
    }

    /** All that was said of stays, in the order written. */
    public List<Stay> staysSaid() {
        return List.copyOf(ward.staysSaid);
    }

    /** The scores that hold, in the order of when they were due. */
    public List<IssuedScore> scores() {
        return ward.scores();
    }

    /** The score of the trigger called {@code eventId}. */
    public IssuedScore score(String eventId) {
        return scores().stream()
                .filter(score -> score.trigger().equals(eventId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no score of " + eventId));
    }

    /** One value of the feature vector of the score of {@code eventId}. */
    public double feature(String eventId, String code) {
        return LabModel.feature(score(eventId), code);
    }

    public Ward ward() {
        return ward;
    }

    /** One column of one cell. {@code day} is an ISO date. */
    public record Cell(
            MeasureGroup group,
            String facility,
            String day,
            String unit,
            String provider,
            String payer,
            String ageGroup,
            int column,
            long amount) {
        static Cell of(String key, long amount) {
            String[] parts = key.split("\\|", -1);
            return new Cell(
                    MeasureGroup.valueOf(parts[0]),
                    parts[1],
                    LocalDate.ofEpochDay(Long.parseLong(parts[2])).toString(),
                    parts[3],
                    parts[4],
                    parts[5],
                    parts[6],
                    Integer.parseInt(parts[7]),
                    amount);
        }
    }
}
