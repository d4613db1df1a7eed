package io.wardwatch.kpi.query;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import io.wardwatch.core.measure.Dimension;
import io.wardwatch.core.measure.SliceKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Which cells a request is about: a facility or {@code ALL}, and at most one of unit, provider, payer and age group.
 *
 * @param facility code of a facility; {@code ALL}, the default, is the whole network
 * @param unit a unit of the facility
 * @param provider a provider of the facility
 * @param payer a payer of the facility
 * @param ageGroup one of {@code 0-17 18-44 45-64 65-74 75-84 85+}
 */
@Introspected
public record SliceParams(
        @Nullable @QueryValue String facility,
        @Nullable @QueryValue String unit,
        @Nullable @QueryValue String provider,
        @Nullable @QueryValue String payer,
        @Nullable @QueryValue String ageGroup) {

    /** The slice; refuses what is none. */
    SliceKey slice() {
        String at = facility == null || facility.isEmpty() ? SliceKey.ALL : Asked.word("facility", facility);
        List<SliceKey> parts = new ArrayList<>();
        part(parts, at, Dimension.UNIT, unit);
        part(parts, at, Dimension.PROVIDER, provider);
        part(parts, at, Dimension.PAYER, payer);
        part(parts, at, Dimension.AGE_GROUP, ageGroup);
        if (parts.size() > 1) {
            throw Asked.invalid("Give one of unit, provider, payer and ageGroup: no cells are kept for combinations.");
        }
        if (parts.isEmpty()) {
            return SliceKey.facility(at);
        }
        if (at.equals(SliceKey.ALL)) {
            throw Asked.unknownSlice("The network as a whole is not split: name a facility.");
        }
        return parts.getFirst();
    }

    /** What reads ALL or nothing is not split by that dimension, as in the answers. */
    private static void part(List<SliceKey> parts, String facility, Dimension dimension, String value) {
        if (value != null && !value.isEmpty() && !value.equals(SliceKey.ALL)) {
            parts.add(new SliceKey(facility, dimension, Asked.word(Answers.name(dimension), value)));
        }
    }
}
