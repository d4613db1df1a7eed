package io.wardwatch.standalone.doctor;

import static io.wardwatch.standalone.doctor.Diagnosis.Status.FAIL;
import static io.wardwatch.standalone.doctor.Diagnosis.Status.INFO;
import static io.wardwatch.standalone.doctor.Diagnosis.Status.OK;
import static io.wardwatch.standalone.doctor.Diagnosis.Status.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The judgements, without what is judged. */
final class LooksTest {
    private static final Map<String, String> THREE_BROKERS = Map.of(
            "default.replication.factor", "3",
            "min.insync.replicas", "2",
            "offsets.topic.replication.factor", "3",
            "transaction.state.log.replication.factor", "3",
            "transaction.state.log.min.isr", "2");

    @Test
    void shouldAcceptSettingsThatFitTheBrokers() {
        assertThat(BrokerLook.copies(3, THREE_BROKERS)).singleElement().satisfies(is(OK, "3 copies, 2 in sync"));
    }

    @Test
    void shouldFailEachSettingThatAsksForMoreCopiesThanBrokers() {
        assertThat(BrokerLook.copies(1, THREE_BROKERS))
                .hasSize(4)
                .allSatisfy(each -> assertThat(each.status()).isEqualTo(FAIL))
                .anySatisfy(is(FAIL, "transaction.state.log.replication.factor is 3 with 1 broker"));
    }

    @Test
    void shouldFailWhenMoreCopiesMustBeInSyncThanThereAre() {
        Map<String, String> config = new HashMap<>(THREE_BROKERS);
        config.put("default.replication.factor", "1");

        assertThat(BrokerLook.copies(3, config)).singleElement().satisfies(is(FAIL, "min.insync.replicas is 2"));
    }

    @Test
    void shouldWarnOfSingleCopiesWhereThereCouldBeThree() {
        Map<String, String> config = new HashMap<>(THREE_BROKERS);
        config.put("default.replication.factor", "1");
        config.put("min.insync.replicas", "1");

        assertThat(BrokerLook.copies(3, config)).singleElement().satisfies(is(WARN, "1 of 3 possible copies"));
    }

    @Test
    void shouldCountAsSkewOnlyWhatLiesOutsideOfQuestionAndAnswer() {
        assertThat(BrokerLook.skew(13_000, 10_000, 15_000)).satisfies(is(OK, "agree"));
        assertThat(BrokerLook.skew(18_500, 10_000, 15_000)).satisfies(is(WARN, "3.5 s ahead of"));
        assertThat(BrokerLook.skew(8_000, 10_000, 15_000)).satisfies(is(WARN, "2.0 s behind"));
    }

    @Test
    void shouldWarnWhenTheClockStandsAndWhenAServiceLeavesRecordsUnread() {
        ServiceLook look = new ServiceLook("127.0.0.1:9092", Clock.systemUTC());

        assertThat(look.judge(1_000_000, 1_020_000)).satisfies(is(OK, "20 s ago"));
        assertThat(look.judge(1_000_000, 11_000_000)).satisfies(is(WARN, "2 h ago"));
        assertThat(look.judge(-1, 11_000_000)).satisfies(is(INFO, "not been started"));
        assertThat(ServiceLook.judge("wardwatch-risk", 0, 12)).satisfies(is(WARN, "does not run, 12 records behind"));
        assertThat(ServiceLook.judge("wardwatch-risk", 1, 12)).satisfies(is(OK, "runs"));
    }

    @Test
    void shouldLeaveSomebodyElsesKafkaAlone() {
        assertThat(new TopicLook("127.0.0.1:9092", false).judge(Set.of("orders"), Map.of()))
                .singleElement()
                .satisfies(is(INFO, "none of"));
        assertThat(new TopicLook("127.0.0.1:9092", true).judge(Set.of("orders"), Map.of()))
                .singleElement()
                .satisfies(is(FAIL, "none of"));
    }

    @Test
    void shouldNotFailForTheLackOfAKafkaThatNobodyAskedFor() throws Exception {
        int closed;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = probe.getLocalPort();
        }
        AtomicBoolean answers = new AtomicBoolean();

        assertThat(Doctor.addresses("127.0.0.1:" + closed, false, answers))
                .singleElement()
                .satisfies(is(INFO, "the demo brings its own"));
        assertThat(answers).isFalse();
    }

    @Test
    void shouldJudgeAFolderThatIsNotThereYetByTheNearestOneThatIs(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Map<String, Path> state = Map.of("risk", folder.resolve("a/b"), "kpi", file.resolve("kpi"));

        assertThat(new DiskLook(state, folder, 0).look())
                .anySatisfy(is(FAIL, "state of kpi"))
                .noneSatisfy(is(FAIL, "state of risk"));
        assertThat(folder.resolve("a")).doesNotExist();
        assertThat(new DiskLook(Map.of(), folder, Long.MAX_VALUE).look()).satisfiesExactly(is(FAIL, "free"));
    }

    @Test
    void shouldWarnOfAnEarlyOrNarrowJdkAndOfAHeapThatDoesNotFit() {
        assertThat(MachineLook.jdk(Runtime.Version.parse("25.0.1"), "64")).satisfies(is(OK, "25.0.1"));
        assertThat(MachineLook.jdk(Runtime.Version.parse("26-ea+3"), "64")).satisfies(is(WARN, "26-ea"));
        assertThat(MachineLook.jdk(Runtime.Version.parse("21.0.4"), "32")).satisfies(is(WARN, "32 bit"));
        assertThat(MachineLook.memory(2L << 30, 8L << 30)).satisfies(is(OK, "2,048 MiB"));
        assertThat(MachineLook.memory(2L << 30, 1L << 30)).satisfies(is(WARN, "2,048 MiB"));
        assertThat(MachineLook.memory(64L << 20, 8L << 30)).satisfies(is(WARN, "64 MiB"));
    }

    @Test
    @Timeout(30)
    void shouldReportAPartThatHangsInsteadOfHanging() {
        CountDownLatch never = new CountDownLatch(1);
        Examination hanging = new Examination("broker", () -> {
            never.await();
            return List.of();
        });

        assertThat(hanging.within(Duration.ofMillis(20))).satisfiesExactly(is(FAIL, "no answer within"));
    }

    @Test
    void shouldWrapWordsButNeverACommand() {
        String command = "kafka-configs.sh --alter " + "x".repeat(80) + " --add-config a=b";
        String text = DoctorNote.text(
                Diagnosis.warn("topics", "word ".repeat(30).strip()).mend("do this:\n" + command));

        assertThat(text.lines().filter(line -> !line.contains(command)))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(text).contains("\n             " + command + "\n");
    }

    private static java.util.function.Consumer<Diagnosis> is(Diagnosis.Status status, String what) {
        return diagnosis -> {
            assertThat(diagnosis.status()).isEqualTo(status);
            assertThat(diagnosis.what()).contains(what);
        };
    }
}
