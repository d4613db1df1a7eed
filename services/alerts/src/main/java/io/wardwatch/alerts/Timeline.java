package io.wardwatch.alerts;

import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.feed.AlertAction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened to a patient, to the alert and about it, as moments in their order. */
final class Timeline {
    private static final int MOST = 200;

    private final List<Detail.Moment> moments = new ArrayList<>();

    private Timeline() {}

    /** The last moments of it, ascending; {@code encounter} may be null. */
    static List<Detail.Moment> of(Rows.Standing standing, Alert alert, Encounter encounter, List<Encounter> patients) {
        Timeline timeline = new Timeline();
        for (Encounter other : patients) {
            if (other.stay() != null) {
                timeline.stay(other.stay(), other != encounter && before(other, encounter), other != encounter);
            }
        }
        if (encounter != null) {
            encounter.scores().forEach(timeline::score);
        }
        timeline.alert(standing.alert());
        for (AlertAction action : alert.actions()) {
            timeline.add(action.at(), "action", action.actor() + " " + text(action), null, false);
        }
        // Stable: what happened at one moment stays in the order stay, score, alert, action.
        timeline.moments.sort(Comparator.comparing(Detail.Moment::at));
        int size = timeline.moments.size();
        return List.copyOf(timeline.moments.subList(Math.max(0, size - MOST), size));
    }

    /** What an action did, in words, without who did it. */
    static String text(AlertAction action) {
        String text = Words.action(action.kind());
        return switch (action.kind()) {
            case ASSIGNED ->
                action.assignee().isEmpty() ? "took the assignment back" : text + " to " + action.assignee();
            case SNOOZED, OVERRIDDEN -> text + ": " + Words.reasonOfAction(action.reason());
            case ACKNOWLEDGED, RESOLVED, REOPENED -> text;
        };
    }

    private static boolean before(Encounter other, Encounter encounter) {
        Stay here = encounter == null ? null : encounter.stay();
        return here == null || here.begin() == Event.ABSENT || other.stay().begin() < here.begin();
    }

    private void stay(Stay stay, boolean earlier, boolean other) {
        if (stay.state() == Stay.State.VOID) {
            return;
        }
        String at = other ? stay.facility() + " " : "";
        String first = stay.unit();
        for (Stay.Place place : stay.places()) {
            if (place.from() > stay.begin()) {
                break;
            }
            first = place.unit();
        }
        add(stay.begin(), "stay", "Admitted to " + (first.isEmpty() ? stay.facility() : at + first), null, earlier);
        for (Stay.Place place : stay.places()) {
            if (!other && place.from() > stay.begin() && !place.unit().isEmpty()) {
                add(place.from(), "stay", "Moved to " + place.unit(), null, earlier);
            }
        }
        if (stay.state() == Stay.State.DISCHARGED) {
            add(stay.end(), "stay", "Discharged: " + Words.disposition(stay.disposition()), null, earlier);
        }
    }

    private void score(Encounter.Scored score) {
        String text = "Score at " + Words.moment(score.moment()) + ": " + Words.percent(score.probability());
        add(score.at(), "score", text, score.probability(), false);
    }

    private void alert(AnyAlert alert) {
        add(alert.openedAt(), "alert", "Alert opened", null, false);
        String why = Words.reasonOfAlert(alert.state(), alert.reason());
        if (!why.isEmpty()) {
            long at = alert.closedAt() == Event.ABSENT ? alert.updatedAt() : alert.closedAt();
            boolean closed = alert.closedAt() != Event.ABSENT;
            add(at, "alert", (closed ? "Alert closed: " : "Alert taken back: ") + why, null, false);
        }
    }

    private void add(long at, String type, String text, Double probability, boolean earlier) {
        if (at != Event.ABSENT) {
            moments.add(new Detail.Moment(Event.instant(at), type, text, probability, earlier));
        }
    }
}
