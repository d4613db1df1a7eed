package io.wardwatch.kpi.query;

import io.wardwatch.core.measure.Dimension;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.kpi.KpiView;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** By what a whole is split: the network by facility, a facility by one of the four dimensions. */
enum By {
    FACILITY("facility", "facility", Dimension.NONE),
    UNIT("unit", "unit", Dimension.UNIT),
    PROVIDER("provider", "provider", Dimension.PROVIDER),
    PAYER("payer", "payer", Dimension.PAYER),
    AGE_GROUP("ageGroup", "age group", Dimension.AGE_GROUP);

    private final String text;
    private final String word;
    private final Dimension dimension;

    By(String text, String word, Dimension dimension) {
        this.text = text;
        this.word = word;
        this.dimension = dimension;
    }

    static Optional<By> of(String text) {
        for (By by : values()) {
            if (by.text.equals(text)) {
                return Optional.of(by);
            }
        }
        return Optional.empty();
    }

    /** As in addresses and answers. */
    String text() {
        return text;
    }

    /** For people. */
    String word() {
        return word;
    }

    /** What a part is called. */
    String name(SliceKey part) {
        return this == FACILITY ? part.facility() : part.value();
    }

    /** The parts of {@code facility} that have tiles, by name; of the network, the facilities. */
    List<SliceKey> parts(KpiView view, String facility) {
        if (this == FACILITY) {
            return view.facilities().stream().map(SliceKey::facility).toList();
        }
        TreeSet<String> names = new TreeSet<>();
        view.tiles(facility).slices(facility, slice -> {
            if (slice.dimension() == dimension) {
                names.add(slice.value());
            }
        });
        return names.stream()
                .map(name -> new SliceKey(facility, dimension, name))
                .toList();
    }
}
