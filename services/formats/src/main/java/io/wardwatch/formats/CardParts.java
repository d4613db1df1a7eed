package io.wardwatch.formats;

import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.core.score.card.Component;
import io.wardwatch.core.score.card.ScoreCard;
import io.wardwatch.core.score.card.ScoreVersion;
import io.wardwatch.core.score.card.Standing;
import io.wardwatch.formats.EventShape.Symbols;
import io.wardwatch.schemas.avro.CardBand;
import io.wardwatch.schemas.avro.CardRow;
import io.wardwatch.schemas.avro.CardStanding;
import io.wardwatch.schemas.avro.CardVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Score cards within a record. Versions, bands, components and standings are symbols of the contract: a byte each, and any reader
 * sees their names. The least and greatest class are functions of version and points, so they do not travel.
 */
final class CardParts {
    private static final String CARDS = "cards";

    private static final Symbols VERSIONS = Symbols.of(CardVersion.getClassSchema());
    private static final Symbols BANDS = Symbols.of(CardBand.getClassSchema());
    private static final Symbols ROWS = Symbols.of(CardRow.getClassSchema());
    private static final Symbols STANDINGS = Symbols.of(CardStanding.getClassSchema());

    private static final String UNKNOWN = "UNKNOWN";
    /** Stands for a component that is refused. */
    private static final Component NOTHING = new Component("", 0, 0, 0, Standing.KNOWN);

    /** There are few different components, and a reader that keeps many cards keeps each once. */
    private static final int MOST_SHARED = 4096;

    private static final Map<Component, Component> SHARED = new ConcurrentHashMap<>();

    private CardParts() {}

    static void write(List<ScoreCard> cards, AvroOutput out) {
        out.beginItems(cards.size());
        for (ScoreCard card : cards) {
            out.number(VERSIONS.place(card.version().name(), "version"));
            out.number(card.points());
            out.number(card.min());
            out.number(card.max());
            out.number(BANDS.place(card.band().name(), "band"));
            List<Component> components = card.components();
            out.beginItems(components.size());
            for (Component component : components) {
                out.number(ROWS.place(component.name(), "component"));
                out.number(component.points());
                out.number(component.min());
                out.number(component.max());
                out.number(STANDINGS.place(component.standing().name(), "standing"));
            }
            out.endItems();
        }
        out.endItems();
    }

    /** The cards of versions that are known here. */
    static List<ScoreCard> read(AvroInput in) {
        return OutputParts.items(in, CARDS, () -> readCard(in)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ScoreCard> readCard(AvroInput in) {
        String version = VERSIONS.name(in.number(), CARDS, in);
        int points = in.integer(CARDS);
        int min = in.integer(CARDS);
        int max = in.integer(CARDS);
        String band = BANDS.name(in.number(), CARDS, in);
        List<Component> components = OutputParts.items(in, CARDS, () -> readComponent(in));
        if (in.rejection() != null || UNKNOWN.equals(version)) {
            return Optional.empty();
        }
        ScoreCard card = ScoreCard.of(ScoreVersion.valueOf(version), components);
        boolean sound = card.points() == points
                && card.min() == min
                && card.max() == max
                && card.band().name().equals(band);
        if (!sound) {
            in.refuse(RejectionReason.INVALID_VALUE, CARDS);
        }
        return Optional.of(card);
    }

    private static Component readComponent(AvroInput in) {
        String name = ROWS.name(in.number(), CARDS, in);
        int points = in.integer(CARDS);
        int min = in.integer(CARDS);
        int max = in.integer(CARDS);
        Standing standing = OutputParts.constant(Standing.class, STANDINGS.name(in.number(), CARDS, in), CARDS, in);
        if (in.rejection() == null && (points < min || points > max || (standing == Standing.KNOWN && min != max))) {
            in.refuse(RejectionReason.INVALID_VALUE, CARDS);
        }
        return in.rejection() == null ? shared(new Component(name, points, min, max, standing)) : NOTHING;
    }

    private static Component shared(Component component) {
        Component known = SHARED.get(component);
        if (known == null && SHARED.size() < MOST_SHARED) {
            known = SHARED.putIfAbsent(component, component);
        }
        return known == null ? component : known;
    }
}
