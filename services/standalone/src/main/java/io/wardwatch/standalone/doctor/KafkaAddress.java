package io.wardwatch.standalone.doctor;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One address at which a Kafka is expected, and what answers there. Key: host and port. */
record KafkaAddress(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(?:[A-Z_]+://)?\\[?([^\\[\\]/\\s]+?)]?:(\\d{1,5})");
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
    private static final int LARGEST_PORT = 65_535;
    private static final int CORRELATION = 0x57_41_52_44;
    private static final short API_VERSIONS = 18;
    private static final byte[] ASK_HTTP = "HEAD / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** What answers: Kafka where {@code ok}, otherwise what it is instead, in words. */
    record Answer(boolean ok, boolean anything, String words) {}

    /** All of a list such as {@code a:9092,b:9092}; empty where it is none. */
    static List<KafkaAddress> list(String bootstrap) {
        List<KafkaAddress> all = new ArrayList<>();
        for (String each : bootstrap.split(",", -1)) {
            Matcher form = FORM.matcher(each.strip());
            if (!form.matches() || Integer.parseInt(form.group(2)) > LARGEST_PORT) {
                return List.of();
            }
            all.add(new KafkaAddress(form.group(1), Integer.parseInt(form.group(2))));
        }
        return all;
    }

    /** Asks the first question of Kafka's protocol, which needs no login; where that fails, whether it is HTTP. */
    Answer ask() {
        InetSocketAddress address = new InetSocketAddress(host, port);
        Knock knock = Knock.at(address, whichVersions(), 2 * Integer.BYTES, ANSWER_WITHIN);
        if (knock.answered() && isKafka(knock.answer())) {
            return new Answer(true, true, "");
        }
        switch (knock.result()) {
            case NO_SUCH_HOST, REFUSED, UNREACHABLE -> {
                return new Answer(false, false, knock.result().words());
            }
            default -> {
                return new Answer(false, true, instead(address, knock));
            }
        }
    }

    /** Whether a connection can be made at all. */
    boolean reachable() {
        return Knock.at(new InetSocketAddress(host, port), whichVersions(), 1, ANSWER_WITHIN)
                .answered();
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static String instead(InetSocketAddress address, Knock knock) {
        byte[] first = knock.answer();
        // A TLS alert record.
        if (first.length > 1 && first[0] == 0x15 && first[1] == 0x03) {
            return "it wants TLS, which this command does not speak";
        }
        if (knock.text().startsWith("HTTP")
                || Knock.at(address, ASK_HTTP, 4, ANSWER_WITHIN).text().startsWith("HTTP")) {
            return "what listens there speaks HTTP, not Kafka";
        }
        return knock.answered()
                ? "what listens there does not speak Kafka"
                : knock.result().words();
    }

    private static byte[] whichVersions() {
        byte[] client = "doctor".getBytes(StandardCharsets.US_ASCII);
        int length = Short.BYTES + Short.BYTES + Integer.BYTES + Short.BYTES + client.length;
        return ByteBuffer.allocate(Integer.BYTES + length)
                .putInt(length)
                .putShort(API_VERSIONS)
                .putShort((short) 0)
                .putInt(CORRELATION)
                .putShort((short) client.length)
                .put(client)
                .array();
    }

    private static boolean isKafka(byte[] answer) {
        return answer.length == 2 * Integer.BYTES && ByteBuffer.wrap(answer).getInt(Integer.BYTES) == CORRELATION;
    }
}
