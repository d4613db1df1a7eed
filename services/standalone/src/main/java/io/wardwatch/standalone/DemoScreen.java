package io.wardwatch.standalone;

import io.wardwatch.alerts.RuleReasons;
import io.wardwatch.alerts.Words;
import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.measure.KpiStatus;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.measure.Window;
import java.io.PrintStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the demo shows on standard output: alerts in plain words as they come, and the main KPIs of the whole network as they
 * move. Nothing is shown before {@link #live}. Times are the simulation's, UTC. Thread-safe.
 */
final class DemoScreen {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int REASONS = 4;
    private static final int LATEST = 3;
    /** The values of the end of history are still on their way for some seconds. */
    private static final int TICKS_BEFORE_KPIS = 24;

    private static final String INDENT = " ".repeat(13);

    /** One KPI on the screen. */
    private record Shown(String kpi, Window window, KpiStatus status, String label) {
        boolean is(KpiValue value) {
            return value.slice().equals(SliceKey.NETWORK)
                    && value.kpi().equals(kpi)
                    && value.window() == window
                    && value.status() == status;
        }
    }

    private static final List<Shown> SHOWN = List.of(
            new Shown("census.midnight", Window.LEVEL, KpiStatus.MATURED, "in house at midnight"),
            new Shown("admissions", Window.WEEK, KpiStatus.MATURED, "admissions, 7 days"),
            new Shown("discharges", Window.WEEK, KpiStatus.MATURED, "discharges, 7 days"),
            new Shown("readmission.30d.crude", Window.MONTH, KpiStatus.MATURED, "readmitted within 30 days"),
            new Shown(
                    "readmission.30d.crude",
                    Window.MONTH,
                    KpiStatus.PROVISIONAL,
                    "readmitted within 30 days, provisional"),
            new Shown("los.midnights", Window.MONTH, KpiStatus.MATURED, "length of stay, 30 days"),
            new Shown("mortality.inhospital", Window.MONTH, KpiStatus.MATURED, "in-hospital mortality, 30 days"),
            new Shown("denial.initial.count", Window.MONTH, KpiStatus.MATURED, "claims denied at first, 30 days"));

    private final PrintStream out;
    private final Map<Shown, KpiValue> values = new LinkedHashMap<>();
    private final Map<Shown, KpiValue> printed = new LinkedHashMap<>();
    private final Map<String, CareAlert> standing = new LinkedHashMap<>();
    private final Set<Shown> moved = new LinkedHashSet<>();
    private boolean live;
    private int ticks;
    private long clock;

    DemoScreen(PrintStream out) {
        this.out = out;
    }

    /** From now on everything is shown as it comes; first how many alerts stand, and the latest of them. */
    synchronized void live(long instant) {
        live = true;
        clock = instant;
        List<CareAlert> latest = List.copyOf(standing.values());
        out.printf(
                Locale.ROOT,
                "History ends at %s UTC with %d open alerts, of which the latest:%n",
                TIME.format(Event.instant(instant)),
                latest.size());
        latest.subList(Math.max(0, latest.size() - LATEST), latest.size()).forEach(this::show);
        out.flush();
    }

    /** The clock of the simulation, for the lines that follow; shows what has moved. */
    synchronized void tick(long instant) {
        clock = instant;
        if (ticks++ < TICKS_BEFORE_KPIS || moved.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        for (Shown shown : SHOWN) {
            if (moved.contains(shown)) {
                KpiValue now = values.get(shown);
                lines.add(String.format(Locale.ROOT, "%-38s %s", shown.label, text(now, printed.put(shown, now))));
            }
        }
        moved.clear();
        line("KPIs", String.join("\n" + INDENT + "KPIs   ", lines));
    }

    synchronized void value(KpiValue value) {
        for (Shown shown : SHOWN) {
            if (shown.is(value)) {
                KpiValue before = values.put(shown, value);
                if (before == null || Double.compare(before.value(), value.value()) != 0) {
                    moved.add(shown);
                }
            }
        }
    }

    synchronized void alert(CareAlert alert) {
        // What is for the daily list stays off the screen.
        if (alert.severity().equals("info") && !alert.rule().isEmpty()) {
            return;
        }
        CareAlert before = standing.remove(alert.alertId());
        boolean stands = alert.state() == CareAlert.State.OPEN || alert.state() == CareAlert.State.UPDATED;
        if (stands) {
            standing.put(alert.alertId(), alert);
        }
        boolean sameAgain = stands && before != null && before.severity().equals(alert.severity());
        if (live && !sameAgain) {
            show(alert);
        }
    }

    private void show(CareAlert alert) {
        String place = alert.facility() + (alert.unit().isEmpty() ? "" : " " + alert.unit());
        String who = place + (alert.encounterId().isEmpty() ? "" : ", visit " + alert.encounterId()) + ": ";
        boolean ofRule = !alert.rule().isEmpty();
        String risk = ofRule
                ? Words.kind(alert.kind())
                : String.format(Locale.ROOT, "%.0f %% risk of coming back within 30 days", alert.probability() * 100);
        String because = because(ofRule ? RuleReasons.line(alert.facts()) : Words.raising(alert.reasons(), REASONS));
        switch (alert.state()) {
            case OPEN -> line("ALERT", alert.severity() + "  " + who + risk + because);
            case UPDATED -> line("ALERT", alert.severity() + " now  " + who + risk + because);
            case RETRACTED -> line("alert", "taken back  " + who + "what it rested on did not happen so");
            case CLOSED -> line("alert", "closed  " + who + "it has run its course");
        }
    }

    private static String because(String reasons) {
        return reasons.isEmpty() ? "" : "\n" + INDENT + "       because: " + reasons;
    }

    private void line(String kind, String text) {
        out.printf(Locale.ROOT, "%s  %-5s  %s%n", TIME.format(Event.instant(clock)), kind, text);
        out.flush();
    }

    private static String text(KpiValue value, KpiValue before) {
        if (Double.isNaN(value.value())) {
            return "not known yet";
        }
        boolean share = value.unit().equals("share");
        String now = share ? number(value.value() * 100) + " %" : number(value.value());
        String of = share ? String.format(Locale.ROOT, " of %,d", value.denominator()) : "";
        if (before == null || Double.isNaN(before.value())) {
            return now + of;
        }
        double change = (value.value() - before.value()) * (share ? 100 : 1);
        return now + of + String.format(Locale.ROOT, "  (%s%s)", change < 0 ? "−" : "+", number(Math.abs(change)));
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%,.2f", value);
    }
}
