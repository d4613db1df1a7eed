package io.wardwatch.simulator;

import io.wardwatch.core.event.Facility;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/** One facility of the network with what its events name: attending providers, source systems, and its own calendar. */
final class Hospital {
    private static final int PROVIDERS_A_WARD = 4;
    private static final long DAY_SECONDS = 86_400;

    private final Facility facility;
    private final ZoneRules rules;
    private final List<List<String>> providers = new ArrayList<>();
    private final String admissions;
    private final String billing;
    private final boolean agesOnly;

    Hospital(Facility facility, boolean agesOnly) {
        this.facility = facility;
        this.rules = facility.zone().getRules();
        this.admissions = facility.code() + "-ADT";
        this.billing = facility.code() + "-PFS";
        this.agesOnly = agesOnly;
        int number = 1;
        for (int ward = 0; ward < Ward.values().length; ward++) {
            List<String> ofWard = new ArrayList<>();
            for (int i = 0; i < PROVIDERS_A_WARD; i++) {
                ofWard.add(facility.code() + "-D" + (number < 10 ? "0" : "") + number);
                number++;
            }
            providers.add(List.copyOf(ofWard));
        }
    }

    String code() {
        return facility.code();
    }

    int beds() {
        return facility.beds();
    }

    /** Whether its registrations state an age in years and no date of birth. */
    boolean agesOnly() {
        return agesOnly;
    }

    /** The source that sends admissions and discharges. */
    String admissions() {
        return admissions;
    }

    /** The source that sends claims. */
    String billing() {
        return billing;
    }

    String provider(Ward ward, Dice dice) {
        return dice.pick(providers.get(ward.ordinal()));
    }

    /** The local day of {@code micros}, in days since 1970-01-01. */
    long localDay(long micros) {
        long seconds = Math.floorDiv(micros, Spans.SECOND);
        return Math.floorDiv(
                seconds + rules.getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds(), DAY_SECONDS);
    }

    /** The instant at which clocks show {@code minuteOfDay} on {@code localDay}; in a gap, the hour after it. */
    long at(long localDay, int minuteOfDay) {
        var local = LocalDate.ofEpochDay(localDay).atTime(LocalTime.ofSecondOfDay(minuteOfDay * 60L));
        return local.toEpochSecond(rules.getOffset(local)) * Spans.SECOND;
    }
}
