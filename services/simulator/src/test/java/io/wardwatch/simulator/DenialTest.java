package io.wardwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.Submission;
import io.wardwatch.simulator.SimulatedRecord.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Why claims are denied is planted, told, and to be found in the events. */
class DenialTest {
    private static final SimulationConfig CONFIG = SimulationConfig.of(5, 2_000).undisturbed();
    private static final int DAYS = 300;
    private static final Instant CHANGE = CONFIG.start().plus(Duration.ofDays(150));
    private static final String CHANGING = "UNITYCARE";

    private record Run(List<Event> events, List<ClaimTruth> truth) {}

    private static final Run QUIET = run(CONFIG);
    private static final Run CHANGED = run(CONFIG.withNewPolicy(CHANGE));

    @Test
    void shouldDenyAboutAsOftenAsTheFormulaSays() {
        Oracle oracle = new Oracle();
        QUIET.truth.forEach(oracle::add);

        assertThat(oracle.denials().count()).isGreaterThan(4_000);
        assertThat(oracle.denials().rate())
                .isBetween(.06, .13)
                .isCloseTo(oracle.denials().meanProbability(), within(.015));
        assertThat(oracle.denials().auroc()).isBetween(.60, .72);
    }

    @Test
    void shouldTellOnlyWhatTheEventsShow() {
        Map<String, Event> submitted = new HashMap<>();
        Map<String, Event> answered = new HashMap<>();
        for (Event event : CHANGED.events) {
            if (event.kind() == Kind.SUBMITTED && ((Submission) event.fields().get(Field.SUBMISSION)).sequence() == 1) {
                submitted.put(event.claimId(), event);
            } else if (event.kind() == Kind.ADJUDICATED) {
                answered.putIfAbsent(event.claimId(), event);
            }
        }
        int checked = 0;
        for (ClaimTruth row : CHANGED.truth) {
            Event claim = submitted.get(row.claimId());
            Event answer = answered.get(row.claimId());
            if (answer != null && Event.micros(row.answeredAt()) == answer.occurredAt()) {
                boolean required = Boolean.TRUE.equals(claim.fields().get(Field.AUTHORIZATION_REQUIRED));
                ClaimTruth.Causes causes = row.causes();
                assertThat(row.denied())
                        .isEqualTo(answer.fields().text(Field.CLAIM_STATUS).equals("4"));
                assertThat(causes.authorizationMissing())
                        .isEqualTo(required && !claim.fields().has(Field.AUTHORIZATION));
                assertThat(causes.eligibilityUnverified())
                        .isEqualTo(Boolean.FALSE.equals(claim.fields().get(Field.ELIGIBILITY_VERIFIED)));
                assertThat(causes.large()).isEqualTo(claim.fields().number(Field.CHARGE_CENTS, 0) > 4_000_000);
                assertThat(causes.newPolicy())
                        .isEqualTo(required
                                && row.payer().equals(CHANGING)
                                && !row.submittedAt().isBefore(CHANGE));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(4_000);
    }

    @Test
    void shouldDenyMoreOfOnePayerOnceItsPolicyChanges() {
        assertThat(hit(CHANGED)).isNotEmpty().allMatch(row -> row.payer().equals(CHANGING));
        assertThat(rate(hit(CHANGED))).isGreaterThan(2.5 * rate(QUIET.truth));
        assertThat(hit(QUIET)).isEmpty();
    }

    @Test
    void shouldLeaveAllAsItWasBeforeThePolicyChanges() {
        long change = Event.micros(CHANGE);

        assertThat(before(CHANGED, change)).isEqualTo(before(QUIET, change)).hasSizeGreaterThan(10_000);
    }

    private static List<ClaimTruth> hit(Run run) {
        return run.truth.stream().filter(row -> row.causes().newPolicy()).toList();
    }

    private static double rate(List<ClaimTruth> rows) {
        return rows.stream().mapToInt(row -> row.denied() ? 1 : 0).average().orElseThrow();
    }

    private static List<Event> before(Run run, long change) {
        return run.events.stream().filter(event -> event.recordedAt() < change).toList();
    }

    private static Run run(SimulationConfig config) {
        Feed feed = Feed.of(config, DAYS);
        return new Run(feed.events().stream().map(Sent::event).toList(), feed.told(ClaimTruth.class));
    }
}
