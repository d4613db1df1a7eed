package io.wardwatch.core.tile;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.RuleFact;
import io.wardwatch.core.engine.Identifiers;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.policy.CareRule;
import io.wardwatch.core.policy.RuleSetting;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Surges as alerts of their facility. One alert a surge: its id is a function of rule, facility and first day. It opens and closes
 * at the local midnight that ends the day.
 */
public final class SurgeAlerts {
    private static final String FELL = "OCCUPANCY_FELL";

    private final RuleSetting setting;
    private final Identifiers identifiers = new Identifiers();

    public SurgeAlerts(RuleSetting setting) {
        this.setting = setting;
    }

    public RuleSetting setting() {
        return setting;
    }

    public CareAlert of(String facility, ZoneId zone, Surge surge) {
        long closedAt = surge.lasts() ? Event.ABSENT : midnightAfter(surge.clearedDay(), zone);
        return CareAlert.ofRule(
                identifiers.of(CareRule.OCCUPANCY_SURGE.name(), facility, Long.toString(surge.firstDay())),
                CareRule.OCCUPANCY_SURGE,
                setting.severity(),
                new CareAlert.Subject(PatientKey.NOBODY, facility, "", ""),
                new CareAlert.Course(midnightAfter(surge.firstDay(), zone), closedAt, surge.lasts() ? "" : FELL),
                List.of(
                        new RuleFact(RuleFact.OCCUPANCY_PERCENT, surge.percent()),
                        new RuleFact(RuleFact.OCCUPIED_BEDS, surge.occupied()),
                        new RuleFact(RuleFact.STAFFED_BEDS, surge.beds())));
    }

    private static long midnightAfter(long day, ZoneId zone) {
        return Event.micros(LocalDate.ofEpochDay(day + 1).atStartOfDay(zone).toInstant());
    }
}
