package io.wardwatch.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.readmission.ValueSetEditions;
import io.wardwatch.formats.DrgFile;
import io.wardwatch.formats.StaffingFile;
import io.wardwatch.simulator.SimulationConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every count and sum of {@code kpi.csv} equals what SQL, written apart from the engine, makes of the same files. */
final class SqlOracleTest {
    private static final Pattern PLACE = Pattern.compile("\"place\":\"[^\"]*:(\\d+)\"");
    /** The places of a {@link RandomHistory}. */
    private static final List<Facility> FACILITIES = List.of(
            new Facility("NORTH", ZoneId.of("America/New_York"), 40),
            new Facility("ISLE", ZoneId.of("America/St_Johns"), 25));

    private static final ReplayConfig.KpiRows EVERY_SLICE = new ReplayConfig.KpiRows(true, false, 0);

    @TempDir
    Path folder;

    @Test
    void shouldEqualSqlInEverySliceWhenHistoryIsDisorderedAndCorrected() throws Exception {
        SimulationConfig config = SimulationConfig.of(7, 1_500);
        List<String> lines = SimulatedHistory.lines(config, 160);
        Path events = SimulatedHistory.write(folder.resolve("events.jsonl.gz"), lines);

        Summary summary = Replays.of(folder.resolve("out"), events)
                .at(config.facilities())
                .kpis(EVERY_SLICE)
                .stating(stated())
                .run();

        Path accepted = withoutRejected(lines, folder.resolve("out"));
        try (SqlOracle oracle = compare(accepted, config.facilities(), summary)) {
            assertThat(rulesWithoutCase(oracle)).isEmpty();
        }
    }

    @Test
    void shouldEqualSqlOfWhatWasKnownWhenReplayEndsInTheMiddle() throws Exception {
        SimulationConfig config = SimulationConfig.of(11, 600);
        List<String> lines = SimulatedHistory.lines(config, 100);
        Path events = SimulatedHistory.write(folder.resolve("events.jsonl"), lines);

        Summary summary = Replays.of(folder.resolve("out"), events)
                .at(config.facilities())
                .kpis(EVERY_SLICE)
                .stating(stated())
                .until(Instant.parse("2025-02-20T03:00:00Z"))
                .run();

        assertThat(summary.rejectedByReason().toString()).contains("AFTER_UNTIL");
        compare(withoutRejected(lines, folder.resolve("out")), config.facilities(), summary)
                .close();
    }

    @Test
    void shouldEqualSqlWhenEveryRuleMeetsEveryOther() throws Exception {
        List<String> lines = RandomHistory.lines(5, 2_000);
        Path events = SimulatedHistory.write(folder.resolve("events.jsonl"), lines);

        Summary summary = Replays.of(folder.resolve("out"), events)
                .at(FACILITIES)
                .kpis(EVERY_SLICE)
                .stating(stated())
                .run();

        try (SqlOracle oracle = compare(withoutRejected(lines, folder.resolve("out")), FACILITIES, summary)) {
            assertThat(oracle.number("SELECT count(*) FROM cancellation WHERE NOT empties_admission"))
                    .isPositive();
            assertThat(moneyWithoutCase(oracle)).isEmpty();
            assertThat(oracle.number("SELECT count(*) FROM expected WHERE kpi = 'census.leave'"))
                    .isGreaterThan(5);
            assertThat(oracle.number("SELECT count(*) FROM death")).isGreaterThan(1_000);
            assertThat(oracle.number("SELECT count(*) FROM discharge_row WHERE daysToDeath <= 30"))
                    .isGreaterThan(20);
            assertThat(oracle.number("SELECT count(*) FROM discharge_row WHERE daysToDeath > 30"))
                    .isPositive();
        }
    }

    @Test
    void shouldEqualSqlOnPastDaysToo() throws Exception {
        List<String> lines = RandomHistory.lines(6, 300);
        Path events = SimulatedHistory.write(folder.resolve("events.jsonl"), lines);
        Path out = folder.resolve("out");
        Summary summary = Replays.of(out, events)
                .at(FACILITIES)
                .kpis(new ReplayConfig.KpiRows(false, true, 0))
                .stating(stated())
                .run();
        Path accepted = withoutRejected(lines, out);

        for (int days : new int[] {10, 65, 130}) {
            Instant clock = Event.instant(summary.horizon().clock()).minus(Duration.ofDays(days));
            try (SqlOracle oracle = SqlOracle.of("oracle-1-events.sql", accepted, said(FACILITIES), clock, false)) {
                oracle.compare(asOf(out, clock), 0);

                assertThat(oracle.differences()).isEmpty();
                assertThat(oracle.number("SELECT count(*) FROM compared WHERE skpi = ekpi AND coalesce(sn, sd) > 0"))
                        .isGreaterThan(300);
                assertThat(oracle.number("SELECT count(DISTINCT kpi) FROM expected WHERE kpi LIKE 'receivables.%'"))
                        .isGreaterThan(3);
            }
        }
    }

    /** Two years of DRGs, one without rates; beds of units and days of providers of the facilities of these tests. */
    private ReplayConfig.Stated stated() throws IOException {
        Files.writeString(folder.resolve("drgs.csv"), """
                drg,year,weight,geometric_mean,arithmetic_mean,mortality,readmission_30d
                291,2024,1.35,4.1,5.3,0.041,0.213
                291,2025,1.31,3.9,5.0,0.0395,0.2205
                039,2025,1.10,2.25,3.1,0.0125,0.0875
                193,2024,1.33,4.4,5.2,0.0600,0.1600
                470,2023,1.90,1.5,1.8,,0.0410
                871,2025,1.93,4.9,6.2,0.1210,
                """);
        StringBuilder rows = new StringBuilder("facility,unit,provider,perDay\n");
        for (String facility : List.of("NORTH", "ISLE", "COAST")) {
            for (String unit : List.of("5W", "ICU", "MED", "SURG")) {
                rows.append(facility + "," + unit + ",,12\n");
            }
            for (String provider : List.of("DR1", "DR4")) {
                rows.append(facility + ",," + provider + ",0.714\n");
            }
        }
        Files.writeString(folder.resolve("staffing.csv"), rows);
        return new ReplayConfig.Stated(
                DrgFile.read(folder.resolve("drgs.csv")),
                StaffingFile.read(folder.resolve("staffing.csv")),
                ValueSetEditions.excerpt());
    }

    private SqlOracle.Stated said(List<Facility> facilities) {
        return new SqlOracle.Stated(
                facilities, Optional.of(folder.resolve("drgs.csv")), Optional.of(folder.resolve("staffing.csv")));
    }

    /** The rows of {@code kpi.csv} that are as of the moment {@code clock}, in a file beside it. */
    private static Path asOf(Path out, Instant clock) throws IOException {
        Map<String, String> days = new HashMap<>();
        for (Facility facility : FACILITIES) {
            String day = LocalDate.ofInstant(clock, facility.zone()).toString();
            days.put(facility.code(), day);
            days.merge("ALL", day, (a, b) -> a.compareTo(b) < 0 ? a : b);
        }
        List<String> rows = new ArrayList<>();
        for (String row : Files.readAllLines(out.resolve(ReplayFiles.KPIS))) {
            String[] cells = row.split(",", -1);
            if (rows.isEmpty() || cells[10].equals(days.get(cells[2]))) {
                rows.add(row);
            }
        }
        return Files.write(out.resolve("past.csv"), rows);
    }

    private SqlOracle compare(Path accepted, List<Facility> facilities, Summary summary) throws Exception {
        Instant clock = Event.instant(summary.horizon().clock());
        SqlOracle oracle = SqlOracle.of("oracle-1-events.sql", accepted, said(facilities), clock, true);
        oracle.compare(folder.resolve("out").resolve(ReplayFiles.KPIS), EVERY_SLICE.minN());

        assertThat(oracle.differences()).isEmpty();
        // A comparison of nothing with nothing is equal, too.
        assertThat(oracle.number("SELECT count(*) FROM compared WHERE skpi = ekpi AND coalesce(sn, sd) > 0"))
                .isGreaterThan(1_000);
        // An age without a balance has no row in SQL, nor has a day on which nobody is on leave; the simulator has no
        // bypass.
        assertThat(oracle.rows(
                        "SELECT DISTINCT kpi FROM said WHERE kpi NOT LIKE 'receivables.%' AND kpi <> 'census.leave'"
                                + " AND kpi NOT LIKE '%.cabg%' AND NOT (kpi LIKE 'mortality.30d.%' AND status = 'UNAVAILABLE')"
                                + " AND kpi NOT IN (SELECT skpi FROM compared WHERE skpi = ekpi)"))
                .isEmpty();
        return oracle;
    }

    /** Rules of money that this history never puts to the test. */
    private static List<String> moneyWithoutCase(SqlOracle oracle) throws SQLException {
        return without(
                oracle,
                Map.ofEntries(
                        Map.entry("reversed by name", "(SELECT count(*) FROM taken_by_name) > 20"),
                        Map.entry("reversed by number", "(SELECT count(*) FROM taken_by_number) > 20"),
                        Map.entry("said twice", "(SELECT count(*) FROM mover WHERE stamp <> original) > 20"),
                        Map.entry(
                                "said earlier where it is no more",
                                "(SELECT count(*) FROM mover r JOIN mover o ON o.stamp = r.original"
                                        + " WHERE r.occurredAt < o.occurredAt) > 5"),
                        Map.entry(
                                "not submitted",
                                "(SELECT count(*) FROM (SELECT patient, facility, claimId FROM claim_entry GROUP BY ALL"
                                        + " HAVING count(*) FILTER (kind = 'SUBMITTED') = 0)) > 20"),
                        Map.entry(
                                "two currencies",
                                "(SELECT count(*) FROM (SELECT patient, facility, claimId FROM claim_entry GROUP BY ALL"
                                        + " HAVING count(DISTINCT currency) > 1)) > 20"),
                        Map.entry("voided", "(SELECT count(*) FROM charge_step WHERE cents < 0) > 20"),
                        Map.entry(
                                "dated before the claim",
                                "(SELECT count(*) FROM mover m JOIN billed b USING (patient, facility, claimId)"
                                        + " WHERE localDay < submittedDay) > 20"),
                        Map.entry(
                                "taken back by an adjustment",
                                "(SELECT count(*) FROM mover WHERE kind = 'ADJUSTED'" + " AND cents < 0) > 20"),
                        Map.entry(
                                "paid too much",
                                "(SELECT count(*) FROM expected WHERE kpi = 'receivables.credit') > 0"),
                        Map.entry(
                                "every age",
                                "(SELECT count(DISTINCT kpi) FROM expected WHERE kpi LIKE 'receivables.age.%') = 5")));
    }

    /** Rules that this history never puts to the test: two that agree on nothing would agree in vain. */
    private static List<String> rulesWithoutCase(SqlOracle oracle) throws SQLException {
        Map<String, String> cases = Map.ofEntries(
                Map.entry("duplicates", "(SELECT count(*) FROM event) > (SELECT count(*) FROM entry)"),
                Map.entry("undone transfers", "(SELECT count(*) FROM undone) > 0"),
                Map.entry("undone by name", "(SELECT count(*) FROM named) > 0"),
                Map.entry("deleted visits", "(SELECT count(*) FROM entry WHERE kind = 'VISIT_DELETED') > 0"),
                Map.entry("cancelled admissions", "(SELECT count(*) FROM cancellation WHERE empties_admission) > 0"),
                Map.entry("cancelled discharges", "(SELECT count(*) FROM ward WHERE what = 'discharge.CANCELLED') > 0"),
                Map.entry("leaves over midnight", "(SELECT coalesce(sum(midnights), 0) FROM away) > 0"),
                Map.entry("class changes", "(SELECT count(*) FROM ward WHERE kind = 'CLASS_CHANGED') > 0"),
                Map.entry("open stays", "(SELECT count(*) FROM stay WHERE ended IS NULL) > 0"),
                Map.entry("deaths after", "(SELECT count(*) FROM discharge_row WHERE daysToDeath <= 30) > 0"),
                Map.entry("deaths", "(SELECT count(*) FROM discharge_row WHERE died) > 0"),
                Map.entry("other hospital first", "(SELECT count(*) FROM later WHERE daysToAny < daysToSame) > 0"),
                Map.entry("denials", "(SELECT count(*) FROM adjudication_row WHERE denied) > 0"),
                Map.entry("ages without birth date", "(SELECT count(*) FROM field WHERE birthDate IS NULL) > 0"));
        return without(oracle, cases);
    }

    private static List<String> without(SqlOracle oracle, Map<String, String> cases) throws SQLException {
        List<String> without = new ArrayList<>();
        for (Map.Entry<String, String> rule : cases.entrySet()) {
            if (oracle.number("SELECT (" + rule.getValue() + ")::INTEGER") == 0) {
                without.add(rule.getKey());
            }
        }
        return without;
    }

    /** The lines that the replay accepted, by the places of those it refused: what a refusal is, is not SQL's question. */
    private Path withoutRejected(List<String> lines, Path out) throws IOException {
        Set<Integer> refused = new HashSet<>();
        for (String line : Files.readAllLines(out.resolve(ReplayFiles.REJECTED))) {
            Matcher place = PLACE.matcher(line);
            assertThat(place.find()).isTrue();
            refused.add(Integer.parseInt(place.group(1)));
        }
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!refused.contains(i + 1)) {
                accepted.add(lines.get(i));
            }
        }
        return SimulatedHistory.write(folder.resolve("accepted.jsonl"), accepted);
    }
}
