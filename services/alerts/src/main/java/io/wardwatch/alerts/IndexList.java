package io.wardwatch.alerts;

import io.wardwatch.alerts.IndexFilter.Place;
import io.wardwatch.alerts.IndexFilter.Status;
import io.wardwatch.alerts.IndexStaysView.Coded;
import io.wardwatch.alerts.IndexStaysView.Counts;
import io.wardwatch.alerts.IndexStaysView.Line;
import io.wardwatch.alerts.IndexStaysView.Outcome;
import io.wardwatch.alerts.IndexStaysView.ReasonCount;
import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.readmission.NotIndex;
import io.wardwatch.core.readmission.Return;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The stays behind a readmission KPI: chosen, added up, a page of them in words. Under the feeds' lock. */
final class IndexList {
    /** A facility's day closes so long after its midnight. */
    private static final Duration CLOSES_AFTER = Duration.ofHours(6);

    /** A stay of the measure with what the list asks of it. */
    private record Found(JudgedStay stay, Place place, List<NotIndex> reasons) {
        boolean included() {
            return reasons.isEmpty();
        }
    }

    private final Feeds feeds;
    private final IndexFilter filter;
    private final Map<NotIndex, Integer> reasons = new EnumMap<>(NotIndex.class);
    private final Set<String> definitions = new TreeSet<>();
    private final Set<String> valueSets = new TreeSet<>();
    private final Map<String, ZoneId> zones = new TreeMap<>();
    private int denominator;
    private int numerator;
    private int pending;
    private int planned;

    private IndexList(Feeds feeds, IndexFilter filter) {
        this.feeds = feeds;
        this.filter = filter;
    }

    static IndexStaysView of(Feeds feeds, IndexFilter filter) {
        return new IndexList(feeds, filter).view();
    }

    private IndexStaysView view() {
        List<Found> all = found();
        all.forEach(this::count);
        List<Found> listed = new ArrayList<>(all);
        listed.removeIf(each -> !wanted(each));
        List<Found> left = listed.stream()
                .filter(each -> filter.after().isEmpty()
                        || each.place().compareTo(filter.after().get()) > 0)
                .sorted(Comparator.comparing(Found::place))
                .toList();
        List<Found> page = left.subList(0, Math.min(filter.limit(), left.size()));
        boolean more = !page.isEmpty() && page.size() < left.size();
        return new IndexStaysView(
                Rows.moment(feeds.clock()),
                filter.measure().word(),
                filter.returns().name().toLowerCase(Locale.ROOT),
                filter.horizon(),
                date(filter.from()),
                date(filter.to()),
                new Counts(all.size(), denominator, numerator, pending, planned, all.size() - denominator),
                listed.size(),
                List.copyOf(definitions),
                List.copyOf(valueSets),
                reasonCounts(),
                more ? IndexPlaces.word(page.getLast().place()) : null,
                page.stream().map(this::line).toList());
    }

    private List<Found> found() {
        List<Found> all = new ArrayList<>();
        for (JudgedStay stay : judged()) {
            long day = day(stay);
            if (filter.covers(day) && here(stay) && filter.measure().about(stay)) {
                Place place = new Place(day, stay.facility(), IndexPlaces.tie(stay.encounterId()));
                all.add(new Found(stay, place, filter.measure().reasons(stay)));
            }
        }
        return all;
    }

    private Collection<JudgedStay> judged() {
        return filter.measure().equals(IndexFilter.Measure.CRUDE)
                ? new CrudeStays(feeds.stays()).of(filter::covers)
                : feeds.indexStays().all();
    }

    /** The day on which it counts; of what has none the day on which it began. */
    private long day(JudgedStay stay) {
        if (stay.endDay() != Event.ABSENT) {
            return stay.endDay();
        }
        return stay.begin() == Event.ABSENT
                ? Event.ABSENT
                : local(stay.begin(), zone(stay)).toEpochDay();
    }

    private boolean here(JudgedStay judged) {
        if (!in(filter.facilities(), judged.facility())) {
            return false;
        }
        if (filter.units().isEmpty()
                && filter.providers().isEmpty()
                && filter.payers().isEmpty()) {
            return true;
        }
        Stay stay = stay(judged);
        return stay != null
                && in(filter.units(), stay.unit())
                && in(filter.providers(), stay.provider())
                && in(filter.payers(), stay.payer());
    }

    private static boolean in(Set<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private void count(Found each) {
        definitions.add(each.stay().definition());
        valueSets.add(each.stay().valueSets());
        valueSets.remove("");
        each.reasons().forEach(reason -> reasons.merge(reason, 1, Integer::sum));
        if (each.included()) {
            denominator++;
            switch (state(each)) {
                case "READMITTED" -> numerator++;
                case "PLANNED" -> planned++;
                case "PENDING" -> pending++;
                default -> {}
            }
        }
    }

    private boolean wanted(Found each) {
        boolean status = filter.statuses().isEmpty()
                || filter.statuses().contains(each.included() ? Status.INCLUDED : Status.EXCLUDED)
                || (filter.statuses().contains(Status.READMITTED)
                        && each.included()
                        && filter.returns().of(each.stay()).within(filter.horizon()));
        return status && (filter.reasons().isEmpty() || each.reasons().stream().anyMatch(filter.reasons()::contains));
    }

    /** What came after an index stay; see {@link Outcome}. */
    private String state(Found each) {
        Return after = filter.returns().of(each.stay());
        if (after.within(filter.horizon())) {
            return "READMITTED";
        }
        if (!after.isNone() && after.days() <= filter.horizon()) {
            return "PLANNED";
        }
        if (!after.isNone()) {
            return "LATER";
        }
        return matured(each.stay()) ? "NONE" : "PENDING";
    }

    /** Whether the last day on which a return would count has closed. */
    private boolean matured(JudgedStay stay) {
        LocalDate last = LocalDate.ofEpochDay(stay.endDay() + filter.horizon());
        Instant closes = last.plusDays(1).atStartOfDay(zone(stay)).toInstant().plus(CLOSES_AFTER);
        return feeds.clock() != Event.ABSENT && feeds.clock() >= Event.micros(closes);
    }

    private List<ReasonCount> reasonCounts() {
        List<ReasonCount> counts = new ArrayList<>();
        reasons.forEach((reason, stays) ->
                counts.add(new ReasonCount(reason.name(), IndexWords.reason(reason), IndexWords.rule(reason), stays)));
        counts.sort(Comparator.comparingInt(ReasonCount::stays).reversed());
        return counts;
    }

    private Line line(Found each) {
        JudgedStay judged = each.stay();
        Encounter encounter = feeds.stays().known(judged.facility(), judged.encounterId());
        Stay stay = encounter == null ? null : encounter.stay();
        ZoneId zone = zone(judged);
        return new Line(
                judged.facility(),
                zone.getId(),
                stay == null ? null : Rows.orNull(stay.unit()),
                judged.encounterId(),
                Rows.patient(judged.patient().hex()),
                judged.begin() == Event.ABSENT ? null : local(judged.begin(), zone),
                date(judged.endDay()),
                stay == null || stay.end() == Event.ABSENT
                        ? null
                        : new Coded(stay.disposition(), Words.disposition(stay.disposition())),
                judged.cohort().isEmpty() ? null : new Coded(judged.cohort(), IndexWords.cohort(judged.cohort())),
                judged.conditions().stream()
                        .map(condition -> new Coded(condition.name(), IndexWords.condition(condition)))
                        .toList(),
                each.included(),
                each.reasons().stream()
                        .map(reason -> new Coded(reason.name(), IndexWords.reason(reason)))
                        .toList(),
                judged.episode().leg(),
                judged.episode().legs(),
                judged.episode().facility(),
                each.included() ? date(judged.endDay() + filter.horizon()) : null,
                each.included() && matured(judged),
                each.included() ? outcome(each) : null,
                alert(encounter));
    }

    private Outcome outcome(Found each) {
        Return after = filter.returns().of(each.stay());
        if (after.isNone()) {
            return new Outcome(state(each), null, null, null, null, null);
        }
        boolean judged =
                !each.stay().definition().isEmpty() && !filter.measure().equals(IndexFilter.Measure.CRUDE);
        return new Outcome(
                state(each),
                after.days(),
                date(each.stay().endDay() + after.days()),
                after.facility(),
                after.encounterId(),
                judged ? new Coded(after.rule().name(), IndexWords.planned(after.rule())) : null);
    }

    private static String alert(Encounter encounter) {
        return encounter == null
                ? null
                : encounter.alerts().stream()
                        .filter(alert -> alert.shown() != null)
                        .map(alert -> alert.shown().row().alertId())
                        .findFirst()
                        .orElse(null);
    }

    private Stay stay(JudgedStay judged) {
        Encounter encounter = feeds.stays().known(judged.facility(), judged.encounterId());
        return encounter == null ? null : encounter.stay();
    }

    private ZoneId zone(JudgedStay stay) {
        return zones.computeIfAbsent(stay.facility(), facility -> {
            String zone = feeds.stays().zone(facility);
            return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
        });
    }

    private static LocalDate local(long moment, ZoneId zone) {
        return LocalDate.ofInstant(Event.instant(moment), zone);
    }

    private static LocalDate date(long day) {
        return day == Event.ABSENT ? null : LocalDate.ofEpochDay(day);
    }
}
