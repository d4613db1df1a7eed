package io.wardwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.Kind;
import io.wardwatch.formats.ClearIds;
import io.wardwatch.formats.PlainWriter;
import io.wardwatch.simulator.SimulatedRecord.Content;
import io.wardwatch.simulator.SimulatedRecord.Garbage;
import io.wardwatch.simulator.SimulatedRecord.Sent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Wards and billing share neither random numbers nor numbering, nor do two claims. What one does shifts nothing in another. */
class IndependenceTest {
    private static final SimulationConfig CONFIG = SimulationConfig.of(5, 400).withShares(.05, .1, .02);
    private static final int DAYS = 250;
    private static final Feed BEFORE = Feed.of(CONFIG, DAYS);
    /** Another policy from the first day: other answers, other numbers of bookings. */
    private static final Feed AFTER = Feed.of(CONFIG.withNewPolicy(CONFIG.start()), DAYS);

    @Test
    void shouldSendWhatWardsSendToTheLastByteWhenBillingChanges() {
        Predicate<SimulatedRecord> wards = record -> record.family() != EventType.CLAIM;

        assertThat(count(AFTER, Kind.SUBMITTED)).isNotEqualTo(count(BEFORE, Kind.SUBMITTED));
        assertThat(count(AFTER, Kind.PATIENT_PAID)).isNotEqualTo(count(BEFORE, Kind.PATIENT_PAID));
        assertThat(lines(AFTER, wards))
                .isEqualTo(lines(BEFORE, wards))
                .hasSizeGreaterThan(10_000)
                .anyMatch(line -> line.contains("\"type\":\"admission\""))
                .anyMatch(line -> line.contains("\"type\":\"discharge\""))
                .anyMatch(line -> line.contains("bloodType"));
        assertThat(AFTER.truth()).isEqualTo(BEFORE.truth());
    }

    @Test
    void shouldSendAClaimToTheLastByteWhenOnlyOthersChange() {
        Set<String> changed = AFTER.told(ClaimTruth.class).stream()
                .filter(row -> row.causes().newPolicy())
                .map(ClaimTruth::claimId)
                .collect(Collectors.toSet());
        Predicate<SimulatedRecord> claims = record ->
                record instanceof Sent sent && sent.family() == EventType.CLAIM && sent.content() != Content.INVALID;
        Predicate<SimulatedRecord> others =
                claims.and(record -> !changed.contains(((Sent) record).event().claimId()));

        assertThat(lines(AFTER, claims)).isNotEqualTo(lines(BEFORE, claims));
        assertThat(lines(AFTER, others)).isEqualTo(lines(BEFORE, others)).hasSizeGreaterThan(5_000);
    }

    @Test
    void shouldSendAClaimToTheLastByteWhenWardsWriteMore() {
        assertThat(claimAfter(3)).isEqualTo(claimAfter(0)).isNotEmpty();
    }

    /** The lines of one claim of a patient of whom wards wrote {@code notes} notes. */
    private static List<String> claimAfter(int notes) {
        Outbox outbox = new Outbox(CONFIG, Feed::key);
        Network network = new Network(CONFIG, row -> {});
        Person person = new Person(network, outbox.dice(7, Outbox.LIFE), 20_000);
        Scribe wards = new Scribe(outbox, 7);
        Visit visit = wards.open(person.home());
        long end = CONFIG.startMicros();
        for (int i = 0; i < notes; i++) {
            wards.note(Kind.UPDATED, visit, end).perhapsEnteredLate().send();
        }
        ClaimCase claim = new ClaimCase(2, visit, 20_000, 20_003, end, "J18.9", 1_000_000, true);
        outbox.add(new ClaimLife(claim, person, network, wards.ofClaim(2), outbox));
        // Another life, since an outbox never runs dry.
        outbox.add(new PatientLife(network, outbox, 8, end));
        List<SimulatedRecord> records = new ArrayList<>();
        while (outbox.first().deliveredAt() < end + 400 * Spans.DAY) {
            records.add(outbox.first());
            outbox.removeFirst();
        }
        return lines(
                new Feed(records, List.of()),
                record ->
                        record.family() == EventType.CLAIM && record.patientId().equals(wards.patientId()));
    }

    private static long count(Feed feed, Kind kind) {
        return feed.events().stream()
                .filter(sent -> sent.event().kind() == kind)
                .count();
    }

    /** What is delivered of {@code which}: the time, then the line as it stands in a file. */
    private static List<String> lines(Feed feed, Predicate<SimulatedRecord> which) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PlainWriter writer = new PlainWriter(out)) {
            feed.records().stream().filter(which).forEach(record -> {
                writer.writeLine(Long.toString(record.deliveredAt()));
                switch (record) {
                    case Sent sent -> writer.write(sent.event(), ClearIds.of(sent.patientId()));
                    case Garbage garbage -> writer.writeLine(garbage.line());
                }
            });
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
