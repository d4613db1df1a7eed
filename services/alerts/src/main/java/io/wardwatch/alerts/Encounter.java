package io.wardwatch.alerts;

import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.score.ReadmissionScore;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one encounter: its stay as last said, its scores in their latest revisions, and the alerts about it. Guarded by
 * the feeds' lock.
 */
final class Encounter {
    private static final int MOST_SCORES = 40;
    /** Scores whose reasons are kept: where the last one is withdrawn, the one before it stands. */
    private static final int WHOLE_SCORES = 2;

    /** A score; {@code whole} is null where only its number is kept. Times in microseconds. */
    record Scored(
            String scoreId,
            int revision,
            long at,
            Moment moment,
            double probability,
            String trigger,
            ReadmissionScore whole) {
        private Scored number() {
            return whole == null ? this : new Scored(scoreId, revision, at, moment, probability, trigger, null);
        }
    }

    private static final double[] NO_FEATURES = {};

    private final EncounterKey key;
    private final List<Alert> alerts = new ArrayList<>(1);
    private List<Scored> scores = List.of();
    private PatientKey patient;
    private Stay stay;
    private Touch stayTouch = Touch.NONE;
    private Touch scoreTouch = Touch.NONE;
    private long firstAsked = Event.ABSENT;

    Encounter(EncounterKey key) {
        this.key = key;
    }

    EncounterKey key() {
        return key;
    }

    /** As last said, null until it was; may be VOID. */
    Stay stay() {
        return stay;
    }

    boolean inHouse() {
        return stay != null && stay.state() == Stay.State.IN_HOUSE;
    }

    boolean discharged() {
        return stay != null && stay.state() == Stay.State.DISCHARGED && stay.end() != Event.ABSENT;
    }

    /** Whose it is, null until something said so. */
    PatientKey patient() {
        return patient;
    }

    void belongTo(PatientKey whom) {
        patient = whom;
    }

    /** The records of its stay. */
    Touch stayTouch() {
        return stayTouch;
    }

    /** The records of its stay and its scores. */
    Touch touch() {
        return stayTouch.and(scoreTouch);
    }

    List<Alert> alerts() {
        return alerts;
    }

    /** Ascending by time. */
    List<Scored> scores() {
        return scores;
    }

    void say(Stay latest, Touch record) {
        stay = latest;
        stayTouch = stayTouch.and(record);
    }

    /** Takes a score in: a later revision replaces an earlier one, and a withdrawn one is gone. */
    void score(IssuedScore issued, Touch record) {
        scoreTouch = scoreTouch.and(record);
        List<Scored> next = new ArrayList<>(scores.size() + 1);
        for (Scored score : scores) {
            if (!score.scoreId().equals(issued.scoreId())) {
                next.add(score);
            }
        }
        if (!issued.withdrawn()) {
            next.add(new Scored(
                    issued.scoreId(),
                    issued.revision(),
                    issued.scoredAt(),
                    issued.moment(),
                    issued.score().probability(),
                    issued.trigger(),
                    withoutFeatures(issued.score())));
        }
        next.sort((a, b) ->
                a.at() != b.at() ? Long.compare(a.at(), b.at()) : a.scoreId().compareTo(b.scoreId()));
        List<Scored> kept = next.subList(Math.max(0, next.size() - MOST_SCORES), next.size());
        for (int i = 0; i < kept.size() - WHOLE_SCORES; i++) {
            kept.set(i, kept.get(i).number());
        }
        scores = List.copyOf(kept);
    }

    /** When anything last happened in it: now, while it is open; where nothing says when, when that was first asked. */
    long lastMoment(long clock) {
        if (inHouse()) {
            return clock;
        }
        long end = discharged() ? stay.end() : Event.ABSENT;
        long last =
                Math.max(end, scores.isEmpty() ? Event.ABSENT : scores.getLast().at());
        if (last != Event.ABSENT) {
            return last;
        }
        firstAsked = firstAsked == Event.ABSENT ? clock : firstAsked;
        return firstAsked;
    }

    void forgetScores(long last) {
        scores = List.of();
        firstAsked = last;
    }

    /** Nothing shows features, and they are a third of a score. */
    private static ReadmissionScore withoutFeatures(ReadmissionScore score) {
        return new ReadmissionScore(
                score.moment(),
                score.model(),
                score.modelVersion(),
                score.probability(),
                score.baseline(),
                score.band(),
                score.lace(),
                score.laceMin(),
                score.laceMax(),
                score.laceMissing(),
                score.charlsonIndex(),
                score.oneRule(),
                score.reasons(),
                NO_FEATURES,
                score.cards());
    }
}
