package io.wardwatch.standalone.doctor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One question to whatever listens at an address, and the first bytes of its answer, within a time. Nothing is believed of the
 * other side: Kafka's own client takes the first four bytes of any answer for a length, and would reserve a gigabyte for "HTTP".
 *
 * @param result how far it came
 * @param answer the first bytes; empty unless {@code result} is ANSWERED
 */
record Knock(Result result, byte[] answer) {
    enum Result {
        ANSWERED("it answers"),
        NO_SUCH_HOST("there is no such host"),
        REFUSED("nothing listens there"),
        UNREACHABLE("the host does not answer"),
        CLOSED("it closes the connection without an answer"),
        SILENT("something accepts the connection and never answers");

        private final String words;

        Result(String words) {
            this.words = words;
        }

        /** For a reader, in the middle of a sentence. */
        String words() {
            return words;
        }
    }

    private static final byte[] NOTHING = {};

    /** Says {@code question} and listens until {@code enough} bytes came, the other side closed, or time is up. */
    static Knock at(InetSocketAddress address, byte[] question, int enough, Duration limit) {
        if (address.isUnresolved()) {
            return new Knock(Result.NO_SUCH_HOST, NOTHING);
        }
        long deadline = System.nanoTime() + limit.toNanos();
        try (Socket socket = new Socket()) {
            socket.connect(address, (int) limit.toMillis());
            return listen(socket, question, enough, deadline);
        } catch (ConnectException refused) {
            return new Knock(Result.REFUSED, NOTHING);
        } catch (IOException away) {
            return new Knock(Result.UNREACHABLE, NOTHING);
        }
    }

    boolean answered() {
        return result == Result.ANSWERED;
    }

    String text() {
        return new String(answer, StandardCharsets.ISO_8859_1);
    }

    private static Knock listen(Socket socket, byte[] question, int enough, long deadline) throws IOException {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        Result nothing = Result.CLOSED;
        try {
            socket.getOutputStream().write(question);
            InputStream in = socket.getInputStream();
            byte[] part = new byte[Math.min(enough, 8 << 10)];
            int left = millisTo(deadline);
            while (heard.size() < enough && left > 0) {
                socket.setSoTimeout(left);
                int read = in.read(part, 0, Math.min(part.length, enough - heard.size()));
                if (read < 0) {
                    break;
                }
                heard.write(part, 0, read);
                left = millisTo(deadline);
            }
        } catch (SocketTimeoutException slow) {
            nothing = Result.SILENT;
        } catch (IOException reset) {
            // A connection that is reset says as little as one that is closed.
            nothing = Result.CLOSED;
        }
        return heard.size() == 0 ? new Knock(nothing, NOTHING) : new Knock(Result.ANSWERED, heard.toByteArray());
    }

    private static int millisTo(long deadline) {
        return (int) Math.max(0, (deadline - System.nanoTime()) / 1_000_000);
    }
}
