package io.wardwatch.core.score;

import static io.wardwatch.core.score.ScoreInputs.atAdmission;
import static io.wardwatch.core.score.ScoreInputs.atDischarge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.score.card.Component;
import io.wardwatch.core.score.card.ScoreCard;
import io.wardwatch.core.score.card.ScoreVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScorerTest {
    private static final Scorer SCORER = Scorer.bundled();

    @Test
    void shouldSumReasonsToLogOddsWhenScored() {
        for (ScoreInputs inputs : various()) {
            ReadmissionScore score = SCORER.score(inputs.build());
            double logOdds = score.baseline()
                    + score.reasons().stream().mapToDouble(Reason::contribution).sum();

            assertThat(logOdds).isCloseTo(SCORER.models().readmission().logOdds(score.features()), within(1e-12));
            assertThat(logOdds).isCloseTo(Math.log(score.probability() / (1 - score.probability())), within(1e-9));
        }
    }

    @Test
    void shouldOrderReasonsBySizeThenCodeWhenScored() {
        for (ScoreInputs inputs : various()) {
            List<Reason> reasons = SCORER.score(inputs.build()).reasons();

            assertThat(reasons)
                    .isSortedAccordingTo(java.util.Comparator.comparingDouble((Reason r) -> -Math.abs(r.contribution()))
                            .thenComparing(Reason::code));
            assertThat(reasons).noneMatch(reason -> reason.value() == reason.reference());
        }
    }

    @Test
    void shouldGiveNoReasonOfValueWhenInputIsUnknown() {
        ReadmissionScore score =
                SCORER.score(atAdmission().age(-1).labs(Double.NaN, Double.NaN).build());

        assertThat(score.reasons())
                .extracting(Reason::code)
                .contains("AGE_UNKNOWN", "LABS_UNKNOWN")
                .doesNotContain("AGE_DECADES", "NIGHTS_LOG", "HEMOGLOBIN_LOW", "SODIUM_LOW");
    }

    @Test
    void shouldCarryAllCardsBesideEveryScore() {
        for (ScoreInputs inputs : various()) {
            ReadmissionScore score = SCORER.score(inputs.build());

            assertThat(score.cards())
                    .extracting(ScoreCard::version)
                    .containsExactly(
                            ScoreVersion.LACE_2010,
                            ScoreVersion.HOSPITAL_2013,
                            ScoreVersion.HOSPITAL_2016,
                            ScoreVersion.HOSPITAL_SIMPLIFIED_2017,
                            ScoreVersion.ONE_RULE,
                            ScoreVersion.CHARLSON_1987,
                            ScoreVersion.CHARLSON_QUAN_2011,
                            ScoreVersion.ELIXHAUSER_VAN_WALRAVEN_2009);
            assertThat(score.cards().get(0).min()).isEqualTo(score.laceMin());
            assertThat(score.cards().get(0).max()).isEqualTo(score.laceMax());
            assertThat(score.cards().get(4).points()).isEqualTo(score.oneRule() ? 1 : 0);
        }
    }

    @Test
    void shouldKnowOncologyOnlyByTheListOfThePolicy() {
        Scorer listed = new Scorer(Models.bundled(), Policy.parse("oncologyServices = ONC HEM"));
        ScoreInputs hem = atDischarge().service("HEM");

        assertThat(oncology(SCORER, hem)).isEqualTo("0 to 2");
        assertThat(oncology(listed, hem)).isEqualTo("2 to 2");
        assertThat(oncology(listed, atDischarge().service("MED"))).isEqualTo("0 to 0");
        assertThat(oncology(listed, atDischarge())).isEqualTo("0 to 2");
    }

    private static String oncology(Scorer scorer, ScoreInputs inputs) {
        Component part =
                scorer.score(inputs.build()).cards().get(2).components().get(1);
        return part.min() + " to " + part.max();
    }

    @Test
    void shouldLookAtAnOpenStayAsAtAdmissionButForTheNightsSoFar() {
        ReadmissionScore admitted = SCORER.score(atAdmission().build());
        ReadmissionScore updated =
                SCORER.score(atAdmission().moment(Moment.UPDATE).midnights(7).build());

        assertThat(updated.features()).isEqualTo(admitted.features());
        assertThat(updated.probability()).isEqualTo(admitted.probability());
        assertThat(updated.lace()).isEqualTo(-1);
        assertThat(updated.laceMin()).isEqualTo(admitted.laceMin() + 5);
        assertThat(updated.laceMissing()).isEmpty();
        assertThat(updated.cards().get(2).min())
                .as("five nights are long")
                .isEqualTo(admitted.cards().get(2).min() + 2);
    }

    @Test
    void shouldLookAtADayAfterDischargeAsAtTheDischarge() {
        ReadmissionScore discharged = SCORER.score(atDischarge().build());
        ReadmissionScore later =
                SCORER.score(atDischarge().moment(Moment.FOLLOW_UP).build());

        assertThat(later.features()).isEqualTo(discharged.features());
        assertThat(later.cards()).isEqualTo(discharged.cards());
        assertThat(later.lace()).isEqualTo(discharged.lace());
    }

    @Test
    void shouldFlagOneRuleWhenTwoAdmissionsWentBefore() {
        assertThat(SCORER.score(atAdmission().priorAdmissions(1).build()).oneRule())
                .isFalse();
        assertThat(SCORER.score(atAdmission().priorAdmissions(2).build()).oneRule())
                .isTrue();
    }

    @Test
    void shouldFillEveryFeatureWhenItsInputSpeaks() {
        assertThat(Features.of(atDischarge()
                        .age(83)
                        .sex("M")
                        .type("TRAUMA")
                        .priorAdmissions(9)
                        .priorVisits(3)
                        .charlson(Charlson.HEART_FAILURE | Charlson.CHRONIC_PULMONARY | Charlson.RENAL)
                        .midnights(9)
                        .daysSinceDischarge(30)
                        .disposition("03")
                        .labs(11.9, 134.9)
                        .build()))
                .containsExactly(8.3, 0, 1, 1, 5, 3, 4, 1, 1, 1, 0, 1, 1, StrictMath.log1p(9), 1, 1, 0, 1, 0, 0);
        assertThat(Features.of(atDischarge()
                        .age(-1)
                        .daysSinceDischarge(31)
                        .disposition("07")
                        .diagnosesUnknown()
                        .labs(12, Double.NaN)
                        .build()))
                .containsExactly(6.5, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, StrictMath.log1p(4), 0, 0, 1, 0, 0, 1);
        assertThat(Features.SPEC.features()).extracting(Feature::code).doesNotHaveDuplicates();
        assertThat(Features.of(atAdmission().build())).hasSize(Features.SPEC.size());
    }

    @Test
    void shouldReadBackSameBitsWhenModelIsPrinted() {
        double[] weights = IntStream.range(0, Features.SPEC.size())
                .mapToDouble(i -> Math.sin(i) / 3)
                .toArray();
        LinearModel model = new LinearModel(
                Features.SPEC,
                -1.0 / 3,
                weights,
                Map.of("name", "m", "version", "1", "card", "for a test", "provenance.seed", "7"));

        LinearModel read = LinearModel.parse(model.print(), Features.SPEC);

        assertThat(read.print()).isEqualTo(model.print());
        assertThat(read.provenance()).containsExactly(Map.entry("provenance.seed", "7"));
        double[] values = Features.of(atDischarge().build());
        assertThat(read.probability(values)).isEqualTo(model.probability(values));
    }

    @Test
    void shouldRefuseModelWhenItIsMadeForOtherFeatures() {
        String text = Models.bundled().readmission().print();

        assertThatThrownBy(() ->
                        LinearModel.parse(text.replaceAll("featuresDigest = .*", "featuresDigest = 00"), Features.SPEC))
                .hasMessageContaining("featuresDigest");
        assertThatThrownBy(() -> LinearModel.parse(text.replaceAll("weight.EMERGENT = .*\n", ""), Features.SPEC))
                .hasMessageContaining("weight.EMERGENT");
        assertThatThrownBy(() -> LinearModel.parse(text + "weight.SHOE_SIZE = 1\n", Features.SPEC))
                .hasMessageContaining("weight.SHOE_SIZE");
        assertThatThrownBy(() -> LinearModel.parse(
                        text.replaceAll("weight.EMERGENT = .*", "weight.EMERGENT = NaN"), Features.SPEC))
                .hasMessageContaining("finite");
    }

    @Test
    void shouldSayWhatItIsNotForWhenModelIsBundled() {
        assertThat(Models.bundled().readmission().card()).startsWith("synthetic, not for clinical use");
    }

    static List<ScoreInputs> various() {
        return List.of(
                atDischarge(),
                atAdmission(),
                atAdmission().type("UNKNOWN").diagnosesUnknown().age(-1),
                atDischarge()
                        .age(91)
                        .sex("M")
                        .type("EMERGENCY")
                        .priorAdmissions(3)
                        .priorVisits(2),
                atDischarge()
                        .charlson(Charlson.ALL)
                        .midnights(21)
                        .daysSinceDischarge(3)
                        .labs(9, 128),
                atDischarge().disposition("07").midnights(0).labs(Double.NaN, 128),
                atDischarge().disposition("03").midnights(200).sex("X").daysSinceDischarge(31));
    }
}
