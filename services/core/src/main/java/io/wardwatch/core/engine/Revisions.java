package io.wardwatch.core.engine;

import io.wardwatch.core.identity.Notice.Revision;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.policy.Tier;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.score.PaymentTarget;
import io.wardwatch.core.state.LabelCounts;
import io.wardwatch.core.state.PaymentState;
import io.wardwatch.core.state.ScoreState;
import io.wardwatch.core.timeline.DueDay;
import io.wardwatch.core.timeline.Entry;
import java.util.ArrayList;
import java.util.List;

/** Scores of a place that changes hands: their revisions go along, so that whoever says them next counts on. */
final class Revisions {
    /** Above it stand labels of a stay, by number of their horizon; they have no trigger. */
    private static final int LABEL = 100;

    private static final Moment[] MOMENTS = Moment.values();
    private static final PaymentTarget[] TARGETS = PaymentTarget.values();

    private Revisions() {}

    /** Those of all scores of a place of {@code patient}, once each is withdrawn. */
    static List<Revision> of(Patient patient, Place place) {
        List<Revision> revisions = new ArrayList<>();
        if (place.kind() == Place.Kind.ENCOUNTER && place.index() < patient.encounters.size()) {
            for (ScoreState score :
                    patient.encounters.get(place.index()).record().scores()) {
                int what = score.moment().ordinal();
                revisions.add(revision(score.trigger(), what, score.revision(), score.withdrawn()));
            }
            addLabels(patient, place.index(), revisions);
        } else if (place.kind() == Place.Kind.CLAIM && place.index() < patient.claims.size()) {
            for (PaymentState score : patient.claims.get(place.index()).record().scores()) {
                int what = score.target().ordinal();
                revisions.add(revision(score.trigger(), what, score.revision(), score.withdrawn()));
            }
        }
        return revisions;
    }

    private static void addLabels(Patient patient, int index, List<Revision> revisions) {
        LabelCounts counts = patient.encounters.get(index).summary.labels();
        for (int horizon = 0; horizon < Columns.horizons() && !counts.equals(LabelCounts.NONE); horizon++) {
            boolean holds = Labels.of(patient, index, horizon) != null;
            revisions.add(new Revision("", "", LABEL + horizon, counts.of(horizon) + (holds ? 1 : 0)));
        }
    }

    /** How often labels were said, here or by whoever held the place before. */
    static LabelCounts labels(LabelCounts here, List<Revision> brought) {
        LabelCounts counts = here;
        for (Revision revision : brought) {
            int horizon = revision.what() - LABEL;
            if (horizon >= 0 && counts.of(horizon) < revision.revision()) {
                counts = counts.with(horizon, revision.revision());
            }
        }
        return counts;
    }

    private static Revision revision(Entry trigger, int what, int said, boolean withdrawn) {
        return new Revision(trigger.source(), trigger.eventId(), what, withdrawn ? said : said + 1);
    }

    static boolean isOfAny(Revision revision, List<Entry> entries) {
        return revision.what() >= LABEL ? !entries.isEmpty() : trigger(revision, entries) != null;
    }

    private static Entry trigger(Revision revision, List<Entry> entries) {
        if (revision.what() == Moment.FOLLOW_UP.ordinal()) {
            return DueDay.named(revision.source(), revision.eventId(), entries);
        }
        for (Entry entry : entries) {
            if (entry.eventId().equals(revision.eventId()) && entry.source().equals(revision.source())) {
                return entry;
            }
        }
        return null;
    }

    /** Scores as they stand with {@code entries}; those of triggers that are gone are kept, to be withdrawn. */
    static List<ScoreState> rebound(List<ScoreState> scores, List<Entry> entries, List<Revision> brought) {
        List<ScoreState> next = new ArrayList<>(scores.size() + brought.size());
        for (ScoreState score : scores) {
            Entry trigger = score.triggerIn(entries);
            next.add(trigger == null ? score : score.of(trigger));
        }
        for (Revision revision : brought) {
            Entry trigger = trigger(revision, entries);
            if (trigger != null) {
                int at = 0;
                while (at < next.size() && !next.get(at).trigger().sameId(trigger)) {
                    at++;
                }
                ScoreState fresh =
                        new ScoreState(trigger, MOMENTS[revision.what()], revision.revision(), true, Tier.LOW, 0, 0);
                if (at == next.size()) {
                    next.add(fresh);
                } else if (next.get(at).revision() < revision.revision()) {
                    // Said here as well as there: the withdrawal there has not taken back what was said here.
                    next.set(at, next.get(at).counting(revision.revision()));
                }
            }
        }
        next.sort(ScoreState.BY_TRIGGER);
        return next;
    }

    /** As {@link #rebound}, of a claim. */
    static List<PaymentState> reboundOfClaim(List<PaymentState> scores, List<Entry> entries, List<Revision> brought) {
        List<PaymentState> next = new ArrayList<>(scores.size() + brought.size());
        for (PaymentState score : scores) {
            Entry trigger = same(score.trigger(), entries);
            next.add(trigger == null ? score : score.of(trigger));
        }
        for (Revision revision : brought) {
            Entry trigger = trigger(revision, entries);
            if (trigger != null) {
                int at = 0;
                while (at < next.size() && !next.get(at).trigger().sameId(trigger)) {
                    at++;
                }
                PaymentState fresh =
                        new PaymentState(trigger, TARGETS[revision.what()], revision.revision(), true, 0, 0);
                if (at == next.size()) {
                    next.add(fresh);
                } else if (next.get(at).revision() < revision.revision()) {
                    next.set(at, next.get(at).counting(revision.revision()));
                }
            }
        }
        next.sort(PaymentState.BY_TRIGGER);
        return next;
    }

    private static Entry same(Entry trigger, List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.sameId(trigger)) {
                return entry;
            }
        }
        return null;
    }
}
