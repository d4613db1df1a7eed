package io.wardwatch.alerts;

import io.wardwatch.core.score.card.Band;
import io.wardwatch.core.score.card.Component;
import io.wardwatch.core.score.card.ScoreCard;
import io.wardwatch.core.score.card.ScoreVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Point scores in words. What has no words yet is shown as its code in lower case. */
final class CardWords {
    private static final Map<ScoreVersion, String> NAMES = Map.of(
            ScoreVersion.LACE_2010, "LACE",
            ScoreVersion.LACE_2010_CHARLSON_1987, "LACE (weights of 1987)",
            ScoreVersion.LACE_2010_QUAN_2011, "LACE (weights of 2011)",
            ScoreVersion.HOSPITAL_2013, "HOSPITAL 2013",
            ScoreVersion.HOSPITAL_2016, "HOSPITAL 2016",
            ScoreVersion.HOSPITAL_SIMPLIFIED_2017, "HOSPITAL, simplified",
            ScoreVersion.ONE_RULE, "Two or more stays in 12 months",
            ScoreVersion.CHARLSON_1987, "Charlson 1987",
            ScoreVersion.CHARLSON_QUAN_2011, "Charlson, Quan 2011",
            ScoreVersion.ELIXHAUSER_VAN_WALRAVEN_2009, "Elixhauser, van Walraven");

    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("L", "length of stay"),
            Map.entry("A", "kind of admission"),
            Map.entry("C", "comorbidity"),
            Map.entry("E", "emergency visits"),
            Map.entry("hemoglobin", "hemoglobin"),
            Map.entry("oncology", "oncology"),
            Map.entry("sodium", "sodium"),
            Map.entry("procedure", "procedures"),
            Map.entry("admissionType", "kind of admission"),
            Map.entry("priorAdmissions", "earlier stays"),
            Map.entry("lengthOfStay", "length of stay"),
            Map.entry("unrecorded", "diagnoses"));

    private CardWords() {}

    static List<Detail.CardLine> lines(List<ScoreCard> cards) {
        return cards.stream().map(CardWords::line).toList();
    }

    private static Detail.CardLine line(ScoreCard card) {
        return new Detail.CardLine(
                card.version().id(),
                NAMES.getOrDefault(card.version(), card.version().id()),
                card.points(),
                card.min(),
                card.max(),
                card.band() == Band.UNBANDED ? "" : Words.plain(card.band().name()),
                card.missing().stream().map(CardWords::part).toList(),
                card.components().stream().map(CardWords::part).toList());
    }

    private static Detail.CardPart part(Component component) {
        return new Detail.CardPart(
                part(component.name()),
                component.points(),
                component.min(),
                component.max(),
                component.standing().name().toLowerCase(Locale.ROOT));
    }

    private static String part(String name) {
        return PARTS.getOrDefault(name, Words.plain(name));
    }
}
