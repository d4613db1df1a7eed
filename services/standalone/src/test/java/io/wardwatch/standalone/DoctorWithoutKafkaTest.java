package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code doctor} where there is no Kafka, or something else in its place. A hang ends these tests by their time limit. */
@Timeout(60)
final class DoctorWithoutKafkaTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void shouldFailWhenNothingListensWhereAKafkaWasAskedFor() throws Exception {
        Said said = Said.by("doctor", "--bootstrap", "127.0.0.1:" + freePort());

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out())
                .contains("FAIL  broker    no Kafka at 127.0.0.1:")
                .contains("nothing listens there");
        assertThat(said.err()).contains("1 failed");
    }

    @Test
    void shouldFailAndEndWhenSomethingAcceptsAndNeverAnswers() throws Exception {
        Said said = Said.by("doctor", "--bootstrap", "127.0.0.1:" + silent());

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out()).contains("accepts the connection and never answers");
    }

    @Test
    void shouldSayThatItIsHttpWhenAWebServerStandsInKafkasPlace() throws Exception {
        Said said = Said.by("doctor", "--bootstrap", "127.0.0.1:" + web("hello"));

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out()).contains("speaks HTTP, not Kafka");
    }

    @Test
    void shouldNameWhatStandsInKafkasPlace() throws Exception {
        assertThat(saidOf(new byte[] {0x15, 3, 3, 0, 2, 2, 10, 0})).contains("it wants TLS");
        assertThat(saidOf("+OK ready\r\n".getBytes(StandardCharsets.UTF_8))).contains("does not speak Kafka");
        assertThat(saidOf(new byte[0])).contains("closes the connection without an answer");
    }

    @Test
    void shouldFailAndEndWhenAKafkaFallsSilentAfterItsFirstAnswer() throws Exception {
        // Length, then the number that the question had.
        byte[] firstAnswer = {0, 0, 0, 10, 0x57, 0x41, 0x52, 0x44};
        Said said = Said.by("doctor", "--bootstrap", "127.0.0.1:" + says(firstAnswer, false));

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out()).contains("speaks Kafka, but does not answer this command");
    }

    @Test
    void shouldWarnOfAPortThatAnotherProgramHasAndAcceptOneOfOurOwn() throws Exception {
        int ours = web("{\"name\":\"wardwatch-kpi\",\"status\":\"DOWN\"}");
        int theirs = web("{\"name\":\"another\"}");
        int silent = silent();
        int free = freePort();

        Said said = Said.by("doctor", "--http-port", ours + "," + theirs + "," + silent + "," + free);

        assertThat(said.out())
                .contains("ok    port      127.0.0.1:" + ours + " is used by Wardwatch itself, wardwatch-kpi")
                .contains("warn  port      127.0.0.1:" + theirs + " is used by another program")
                .contains("warn  port      127.0.0.1:" + silent + " is used by another program")
                .contains("ok    port      127.0.0.1:" + free + " is free");
    }

    @Test
    void shouldSayTheSameToMachines() throws Exception {
        Said said = Said.by("doctor", "--json", "--bootstrap", "127.0.0.1:" + freePort());

        JsonNode all = new ObjectMapper().readTree(said.out());
        assertThat(all)
                .anySatisfy(each -> {
                    assertThat(each.get("part").asText()).isEqualTo("broker");
                    assertThat(each.get("status").asText()).isEqualTo("FAIL");
                    assertThat(each.get("mend").asText()).contains("--bootstrap");
                })
                .anySatisfy(each -> assertThat(each.get("part").asText()).isEqualTo("java"));
    }

    @Test
    void shouldStayWithinEightyColumnsExceptForCommandsAndPlaces() throws Exception {
        Said said = Said.by("doctor", "--bootstrap", "127.0.0.1:" + freePort());

        assertThat(said.outLines())
                .filteredOn(line -> line.strip().contains(" "))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void shouldRefuseWhatIsNoAddressOrNoPort() {
        assertThat(Said.by("doctor", "--bootstrap", "kafka").exitCode()).isEqualTo(2);
        assertThat(Said.by("doctor", "--bootstrap", "kafka:99999").exitCode()).isEqualTo(2);
        assertThat(Said.by("doctor", "--http-port", "0").exitCode()).isEqualTo(2);
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, LOOPBACK)) {
            return probe.getLocalPort();
        }
    }

    private int silent() throws IOException {
        // The system accepts up to the backlog; nobody ever reads.
        ServerSocket socket = new ServerSocket(0, 50, LOOPBACK);
        open.add(socket);
        return socket.getLocalPort();
    }

    private String saidOf(byte[] answer) throws IOException {
        return Said.by("doctor", "--bootstrap", "127.0.0.1:" + says(answer, true))
                .out();
    }

    /** Reads a little, says always the same, and hangs up or falls silent. */
    private int says(byte[] answer, boolean hangsUp) throws IOException {
        ServerSocket socket = new ServerSocket(0, 50, LOOPBACK);
        open.add(socket);
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) {
                    Socket caller = socket.accept();
                    open.add(caller);
                    caller.getInputStream().read(new byte[64]);
                    caller.getOutputStream().write(answer);
                    if (hangsUp) {
                        caller.close();
                    }
                }
            } catch (IOException closed) {
                // The test is over.
            }
        });
        return socket.getLocalPort();
    }

    private int web(String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(503, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        open.add(() -> server.stop(0));
        return server.getAddress().getPort();
    }
}
