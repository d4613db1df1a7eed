package io.wardwatch.alerts;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.feed.ActionRules;
import io.wardwatch.core.feed.ActionRules.Checked;
import io.wardwatch.core.feed.AlertAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Checks what somebody asks for, writes it, and waits until it has been read back: what is answered is in the log. Keeps nothing
 * but what is on its way; a key that was used before is found among the alert's actions.
 */
final class Actions {
    /** Actions on one alert beyond these are refused: nobody reads them, and they would stay in memory. */
    static final int MOST_OF_ONE_ALERT = 500;

    private static final int ID_BYTES = 16;

    private final Feeds feeds;
    private final ActionLog log;
    private final Duration patience;
    private final Map<String, OnItsWay> onTheirWay = new ConcurrentHashMap<>();

    /** An action that is written and not read back yet. */
    private record OnItsWay(AlertAction action, CompletableFuture<Void> written, CompletableFuture<Void> read) {}

    /** What was found before writing: an answer, or the action to write. */
    private record Prepared(ActionAnswer answer, AlertAction action) {}

    /** @param patience how long an answer waits to be read back */
    Actions(Feeds feeds, ActionLog log, Duration patience) {
        this.feeds = feeds;
        this.log = log;
        this.patience = patience;
    }

    /** The reader has taken it in, and its row is made. */
    void read(AlertAction action) {
        OnItsWay waiting = onTheirWay.remove(action.actionId());
        if (waiting != null) {
            waiting.read().complete(null);
        }
    }

    ActionAnswer act(FeedName feed, String alertId, ActionRequest request, String actor, String key) {
        Prepared prepared = feeds.read(() -> prepare(feed, alertId, request, actor, key));
        if (prepared.answer() != null) {
            return prepared.answer();
        }
        AlertAction action = prepared.action();
        OnItsWay mine = new OnItsWay(action, new CompletableFuture<>(), new CompletableFuture<>());
        OnItsWay other = onTheirWay.putIfAbsent(action.actionId(), mine);
        if (other == null) {
            // What was on its way a moment ago may have arrived meanwhile.
            prepared = feeds.read(() -> prepare(feed, alertId, request, actor, key));
            if (prepared.answer() != null) {
                onTheirWay.remove(action.actionId(), mine);
                mine.read().complete(null);
                return prepared.answer();
            }
            log.append(feed, action).whenComplete((done, failure) -> {
                if (failure == null) {
                    mine.written().complete(null);
                } else {
                    mine.written().completeExceptionally(failure);
                    mine.read().completeExceptionally(failure);
                }
            });
        } else if (!other.action().saysTheSame(action)) {
            return keyReused();
        }
        return await(feed, other == null ? mine : other, other != null);
    }

    private ActionAnswer await(FeedName feed, OnItsWay waiting, boolean repeated) {
        AlertAction action = waiting.action();
        try {
            waiting.read().get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return done(feed, action, repeated);
        } catch (TimeoutException late) {
            boolean written = waiting.written().isDone() && !waiting.written().isCompletedExceptionally();
            return written ? new ActionAnswer.Written(action.actionId()) : unavailable();
        } catch (ExecutionException failed) {
            return unavailable();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return unavailable();
        } finally {
            onTheirWay.remove(action.actionId(), waiting);
        }
    }

    private ActionAnswer done(FeedName feed, AlertAction action, boolean repeated) {
        return feeds.read(() -> {
            Alert alert = feeds.table(feed).alert(action.alertId());
            return alert == null || alert.shown() == null
                    ? new ActionAnswer.Written(action.actionId())
                    : new ActionAnswer.Done(action.actionId(), alert.shown().row(), repeated);
        });
    }

    private Prepared prepare(FeedName feed, String alertId, ActionRequest request, String actor, String key) {
        Optional<Checked.Refused> caller = ActionRules.caller(actor, key);
        if (caller.isPresent()) {
            return answer(refused(caller.get()));
        }
        if (!feeds.isLive()) {
            return answer(unavailable());
        }
        Alert alert = feeds.table(feed).alert(alertId);
        if (alert == null || alert.shown() == null) {
            return answer(new ActionAnswer.Refused(
                    ActionAnswer.Why.UNKNOWN_ALERT, "UNKNOWN_ALERT", "there is no such alert"));
        }
        String actionId = idOf(alertId, actor, key);
        AlertAction before = alert.action(actionId);
        long clock = feeds.clock() == Event.ABSENT ? alert.said().updatedAt() : feeds.clock();
        // A repeated snooze is judged by the clock of its first time: what was right then is no error now.
        Checked checked = ActionRules.check(wish(request), before == null ? clock : before.at());
        if (checked instanceof Checked.Refused wrong) {
            return answer(before == null ? refused(wrong) : keyReused());
        }
        AlertAction action = action(alert, (Checked.Fine) checked, actionId, actor, clock);
        if (before != null) {
            return answer(before.saysTheSame(action) ? done(feed, before, true) : keyReused());
        }
        Rows.Standing standing = new Rows(feeds.stays()).standing(alert, clock);
        Optional<Checked.Refused> against =
                ActionRules.against(action.kind(), standing.concern(), standing.handling(), clock);
        if (against.isPresent()) {
            return answer(refused(against.get()));
        }
        if (alert.actions().size() >= MOST_OF_ONE_ALERT) {
            return answer(new ActionAnswer.Refused(
                    ActionAnswer.Why.INVALID, "INVALID_ACTION", "there are too many actions on this alert"));
        }
        return new Prepared(null, action);
    }

    private static AlertAction action(Alert alert, Checked.Fine fine, String actionId, String actor, long clock) {
        return new AlertAction(
                actionId,
                alert.id(),
                fine.kind(),
                actor,
                clock,
                alert.said().severity(),
                fine.comment(),
                fine.assignee(),
                fine.until(),
                fine.reason());
    }

    private static ActionRules.Wish wish(ActionRequest request) {
        return new ActionRules.Wish(
                orEmpty(request.action()),
                orEmpty(request.comment()),
                orEmpty(request.assignee()),
                micros(request.until()),
                orEmpty(request.reason()));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    /** A moment that microseconds cannot hold is none that a snooze may have. */
    private static long micros(Instant until) {
        try {
            return until == null ? Event.ABSENT : Event.micros(until);
        } catch (ArithmeticException | DateTimeException tooFar) {
            return Event.ABSENT;
        }
    }

    /** The same alert, actor and key give the same id, in every process. */
    static String idOf(String alertId, String actor, String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {alertId, actor, key}) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Prepared answer(ActionAnswer answer) {
        return new Prepared(answer, null);
    }

    private static ActionAnswer refused(Checked.Refused refused) {
        boolean closed = refused.why() == ActionRules.Refusal.ALERT_CLOSED;
        return new ActionAnswer.Refused(
                closed ? ActionAnswer.Why.CLOSED : ActionAnswer.Why.INVALID,
                refused.why().name(),
                refused.detail());
    }

    private static ActionAnswer keyReused() {
        return new ActionAnswer.Refused(
                ActionAnswer.Why.KEY_REUSED, "KEY_REUSED", "this Idempotency-Key was used for another request");
    }

    private static ActionAnswer unavailable() {
        return new ActionAnswer.Refused(
                ActionAnswer.Why.UNAVAILABLE,
                "UNAVAILABLE",
                "the action may not have been written; the same request with the same key may be sent again");
    }
}
