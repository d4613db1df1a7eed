package io.wardwatch.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.score.card.Component;
import io.wardwatch.core.score.card.ScoreCard;
import io.wardwatch.core.score.card.ScoreVersion;
import io.wardwatch.core.score.card.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

class CardWordsTest {
    @Test
    void shouldSayWhatAScoreCountsLacksAndCouldBecome() {
        ScoreCard card = ScoreCard.of(
                ScoreVersion.LACE_2010,
                List.of(
                        new Component("L", 5, 5, 7, Standing.PROVISIONAL),
                        new Component("A", 0, 0, 3, Standing.MISSING)));

        Detail.CardLine line = CardWords.lines(List.of(card)).get(0);

        assertThat(line)
                .extracting(Detail.CardLine::name, Detail.CardLine::points, Detail.CardLine::min, Detail.CardLine::max)
                .containsExactly("LACE", 5, 5, 10);
        assertThat(line.band()).isEqualTo("medium");
        assertThat(line.missing()).containsExactly("kind of admission");
        assertThat(line.parts()).extracting(Detail.CardPart::standing).containsExactly("provisional", "missing");
    }

    @Test
    void shouldSayConditionsInWordsAndNoClassWhereNoneIsPublished() {
        ScoreCard card = ScoreCard.of(
                ScoreVersion.CHARLSON_QUAN_2011, List.of(new Component("HEART_FAILURE", 2, 2, 2, Standing.KNOWN)));

        Detail.CardLine line = CardWords.lines(List.of(card)).get(0);

        assertThat(line.band()).isEmpty();
        assertThat(line.parts()).extracting(Detail.CardPart::name).containsExactly("heart failure");
    }
}
