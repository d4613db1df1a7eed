package io.wardwatch.core.identity;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.timeline.Finding;
import java.util.List;

/**
 * Where the entries of one home belong: with its root. Key: home. A greater version replaces a lesser one.
 *
 * @param path from the home to its root, the root last; empty where the home is its own root
 * @param moves encounters, with their claims, that belong elsewhere than the home
 * @param findings contradictions among what the home said of identity
 */
public record Assignment(PatientKey home, long version, List<Hop> path, List<Move> moves, List<Finding> findings) {
    /**
     * An encounter that belongs to another patient.
     *
     * @param path from the encounter to the root of its owner; empty where that is the home after all
     */
    public record Move(String facility, String encounterId, List<Hop> path) {
        /** Ids stay out of logs. */
        @Override
        public String toString() {
            return "Move[…]";
        }
    }

    public Assignment {
        path = List.copyOf(path);
        moves = List.copyOf(moves);
        findings = List.copyOf(findings);
    }

    /** What holds of a home of which nothing was ever said. */
    public static Assignment own(PatientKey home) {
        return new Assignment(home, 0, List.of(), List.of(), List.of());
    }

    public Assignment withVersion(long next) {
        return new Assignment(home, next, path, moves, findings);
    }

    /** The path of an encounter and of its claims; {@code encounterId} is empty for what belongs to none. */
    public List<Hop> pathOf(String facility, String encounterId) {
        for (Move move : moves) {
            if (move.encounterId.equals(encounterId) && move.facility.equals(facility)) {
                return move.path;
            }
        }
        return path;
    }

    /** Who holds what goes along {@code path}. */
    public PatientKey end(List<Hop> way) {
        return way.isEmpty() ? home : way.get(way.size() - 1).to();
    }
}
