package io.wardwatch.core.readmission;

/**
 * The chain of stays that a stay is part of. Key: facility and encounterId of its first leg.
 *
 * @param leg from 1, in the order of begins
 * @param legs how many it has
 */
public record Episode(String facility, String encounterId, int leg, int legs) {
    static Episode alone(StayFacts stay) {
        return new Episode(stay.facility(), stay.encounterId(), 1, 1);
    }

    /** The place only: it would identify a person. */
    @Override
    public String toString() {
        return "Episode[" + leg + "/" + legs + "]";
    }
}
