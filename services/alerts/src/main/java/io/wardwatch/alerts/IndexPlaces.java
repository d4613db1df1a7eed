package io.wardwatch.alerts;

import io.wardwatch.alerts.IndexFilter.Place;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Places in a list of index stays as words that go into an address; they name no visit. */
public final class IndexPlaces {
    private static final long FNV = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private IndexPlaces() {}

    static String word(Place place) {
        byte[] facility = place.facility().getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(16 + facility.length);
        bytes.putLong(place.day()).putLong(place.tie()).put(facility);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The place of a word that {@code next} gave; empty for any other. */
    public static Optional<Place> of(String word) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(word));
            long day = bytes.getLong();
            long tie = bytes.getLong();
            String facility = StandardCharsets.UTF_8.decode(bytes).toString();
            return facility.isEmpty() ? Optional.empty() : Optional.of(new Place(day, facility, tie));
        } catch (IllegalArgumentException | BufferUnderflowException foreign) {
            return Optional.empty();
        }
    }

    /** Tells visits of one facility and day apart; the same for every instance. */
    static long tie(String encounterId) {
        long hash = FNV;
        for (int i = 0; i < encounterId.length(); i++) {
            hash = (hash ^ encounterId.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
