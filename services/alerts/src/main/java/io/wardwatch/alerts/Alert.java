package io.wardwatch.alerts;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.feed.AlertAction;
import java.util.ArrayList;
import java.util.List;

/**
 * What a feed knows of one alert, and the row it last showed of it. Its actions may be there before it is. Guarded by the feeds'
 * lock.
 */
final class Alert {
    private final String id;
    private final List<AlertAction> actions = new ArrayList<>(2);
    private AnyAlert said;
    private Touch touch = Touch.NONE;
    private FeedChange shown;
    private long dueAt = Event.ABSENT;

    Alert(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** As it was last said, null until it was. */
    AnyAlert said() {
        return said;
    }

    /** The records of the alert itself and of what was done about it. */
    Touch touch() {
        return touch;
    }

    /** Once each, in their order. */
    List<AlertAction> actions() {
        return actions;
    }

    /** What listeners know of it, null while nothing. */
    FeedChange shown() {
        return shown;
    }

    /** When the clock alone changes its row, {@link Event#ABSENT} = never. */
    long dueAt() {
        return dueAt;
    }

    void say(AnyAlert latest, Touch record) {
        said = latest;
        touch = touch.and(record);
    }

    void act(AlertAction action, Touch record) {
        touch = touch.and(record);
        if (action(action.actionId()) == null) {
            actions.add(action);
        }
    }

    /** The action of that id, or null. */
    AlertAction action(String actionId) {
        for (AlertAction action : actions) {
            if (action.actionId().equals(actionId)) {
                return action;
            }
        }
        return null;
    }

    void show(FeedChange change, long due) {
        shown = change;
        dueAt = due;
    }
}
