package io.wardwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.formats.EventFiles;
import io.wardwatch.formats.EventSource;
import io.wardwatch.formats.FacilitiesFile;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.Pseudonyms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedFilesTest {
    private static final SimulationConfig CONFIG = SimulationConfig.of(21, 300).withShares(.02, .05, .02);
    private static final int DAYS = 40;

    @TempDir
    Path dir;

    @Test
    void shouldWriteTheSameBytesWhenTheSeedIsTheSame() throws IOException {
        for (FeedFiles.Format format : FeedFiles.Format.values()) {
            FeedSummary once = write(CONFIG, "once", format);
            FeedSummary again = write(CONFIG, "again", format);
            FeedSummary other = write(SimulationConfig.of(22, 300), "other", format);

            assertThat(again.sha256()).isEqualTo(once.sha256()).isNotEqualTo(other.sha256());
            assertThat(dir.resolve("again").resolve(again.file()))
                    .hasSameBinaryContentAs(dir.resolve("once").resolve(once.file()));
            assertThat(dir.resolve("again/truth.jsonl")).hasSameBinaryContentAs(dir.resolve("once/truth.jsonl"));
        }
    }

    @Test
    void shouldBeReadBackAsItWasSimulated() throws IOException {
        List<Event> simulated = new ArrayList<>();
        Pseudonyms pseudonyms = Pseudonyms.demo();
        Simulation simulation = Simulation.begin(CONFIG, number -> pseudonyms.of("", number), row -> {});
        long end = CONFIG.startMicros() + DAYS * Spans.DAY;
        while (simulation.nextDelivery() < end) {
            if (simulation.next() instanceof SimulatedRecord.Sent sent
                    && sent.content() != SimulatedRecord.Content.INVALID) {
                simulated.add(sent.event());
            }
        }

        for (FeedFiles.Format format : FeedFiles.Format.values()) {
            FeedSummary summary = write(CONFIG, format.name(), format);
            List<Event> accepted = new ArrayList<>();
            int rejected = 0;
            try (EventSource source = EventFiles.open(
                    dir.resolve(format.name()).resolve(summary.file()), Pseudonyms.demo(), code -> ZoneOffset.UTC)) {
                for (Parsed<Event> parsed = source.next(); parsed != null; parsed = source.next()) {
                    if (parsed instanceof Parsed.Accepted<Event> good) {
                        accepted.add(good.value());
                    } else {
                        rejected++;
                    }
                }
            }

            assertThat(accepted).isEqualTo(simulated);
            assertThat(accepted).hasSize((int) (summary.events() + summary.resent()));
            assertThat(rejected)
                    .isEqualTo((int) (summary.poison() - summary.leftOut()))
                    .isPositive();
        }
    }

    @Test
    void shouldTellTheTruthOfEachLiveDischargeOnce() throws IOException {
        FeedSummary summary = write(CONFIG, "feed", FeedFiles.Format.JSONL);
        List<String> truth = Files.readAllLines(dir.resolve("feed/truth.jsonl"));

        assertThat(truth)
                .hasSize(summary.oracle().discharges() + summary.oracle().transfers());
        assertThat(truth)
                .allMatch(
                        line -> line.matches(
                                "\\{\"facility\":\"[A-Z]+\",\"encounterId\":\"V\\w{10}\",\"patientId\":\"P\\d{7}\",.*\"drivers\":\\{.*\\}\\}"));
        assertThat(truth).doesNotHaveDuplicates();
        assertThat(FacilitiesFile.read(dir.resolve("feed/facilities.csv"))).isEqualTo(CONFIG.facilities());
    }

    @Test
    void shouldLeaveOnlyTheNewEventsWhenAFolderIsUsedAgain() throws IOException {
        write(CONFIG, "feed", FeedFiles.Format.JSONL);
        FeedSummary second = write(CONFIG, "feed", FeedFiles.Format.AVRO);

        assertThat(EventFiles.list(dir.resolve("feed")))
                .containsExactly(dir.resolve("feed").resolve(second.file()));
    }

    private FeedSummary write(SimulationConfig config, String folder, FeedFiles.Format format) throws IOException {
        return FeedFiles.write(config, DAYS, dir.resolve(folder), format, share -> {});
    }
}
