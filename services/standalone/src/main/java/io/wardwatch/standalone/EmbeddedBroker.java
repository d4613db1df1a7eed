package io.wardwatch.standalone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka node in this process, for the demo and for tests: broker and controller together, on the loopback address
 * only, with its data in a temporary folder that {@link #close} deletes. It adds no shutdown hook, because streams have
 * to be closed before their broker: whoever starts it closes it.
 *
 * <p>Kafka promises no API for its server classes, so all use of them is in this file, for the pinned version.
 */
public final class EmbeddedBroker implements AutoCloseable {
    /** Without so much free disk it does not start. */
    public static final long LEAST_FREE_BYTES = 512L << 20;

    private static final int NODE = 1;

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final KafkaRaftServer server;
    private final Path data;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(KafkaRaftServer server, Path data, int port) {
        this.server = server;
        this.data = data;
        this.port = port;
    }

    /** Words for a level of Kafka's feature {@code metadata.version}, such as {@code 4.0-IV3}. */
    public static String release(int metadataLevel) {
        try {
            return MetadataVersion.fromFeatureLevel((short) metadataLevel).version();
        } catch (IllegalArgumentException unknown) {
            return "newer than this program knows (metadata level " + metadataLevel + ")";
        }
    }

    /** Starts a node on any free port. */
    public static EmbeddedBroker start() {
        return start(0);
    }

    /**
     * Starts a node and returns when it takes requests, after some four seconds.
     *
     * @param wantedPort the port for clients; 0 = any free one
     * @throws Failure if the port is taken or the disk is nearly full
     */
    public static EmbeddedBroker start(int wantedPort) {
        int port = freePort(wantedPort);
        Path data = dataFolder();
        boolean started = false;
        try {
            Map<String, Object> settings = settings(data, port, freePort(0));
            format(data);
            endInWords(data);
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
            server.startup();
            started = true;
            return new EmbeddedBroker(server, data, port);
        } catch (Exception failed) {
            throw Failure.of("the embedded Kafka broker did not start")
                    .at(LOOPBACK.getHostAddress() + ":" + port)
                    .because(failed)
                    .mend("if the port was taken meanwhile, try again or choose another");
        } finally {
            if (!started) {
                delete(data);
            }
        }
    }

    /** The address for clients. */
    public String bootstrapServers() {
        return LOOPBACK.getHostAddress() + ":" + port;
    }

    /** The port for clients. */
    public int port() {
        return port;
    }

    /** Where its log segments are, until it is closed. */
    public Path dataFolderPath() {
        return data;
    }

    /** Stops the node and deletes its data. Closing twice does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                server.shutdown();
                server.awaitShutdown();
            } finally {
                delete(data);
            }
        }
    }

    private static Map<String, Object> settings(Path data, int port, int controllerPort) {
        String host = LOOPBACK.getHostAddress();
        Map<String, Object> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@" + host + ":" + controllerPort);
        settings.put("listeners", "CLIENT://" + host + ":" + port + ",CONTROLLER://" + host + ":" + controllerPort);
        settings.put("advertised.listeners", "CLIENT://" + host + ":" + port);
        settings.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "CLIENT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("log.dirs", data.toString());
        // Topics come from the catalogue; a misspelt name must fail, not make a topic.
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "3");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "3");
        settings.put("min.insync.replicas", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // The default buffer of the cleaner alone is 128 MiB; two cores need few threads.
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
        settings.put("log.cleaner.threads", "1");
        settings.put("log.index.size.max.bytes", Integer.toString(2 << 20));
        settings.put("num.io.threads", "3");
        settings.put("num.network.threads", "2");
        settings.put("background.threads", "2");
        settings.put("controlled.shutdown.enable", "false");
        return settings;
    }

    // Where its disk fails, Kafka's server ends the process, not its caller: then at least in words, and without
    // leftovers.
    private static void endInWords(Path data) {
        Exit.Procedure end = (status, message) -> {
            System.err.println(Failure.of("the embedded Kafka broker broke and ended the process")
                    .at(data)
                    .because(message == null ? "its own log above says" : message)
                    .mend("most often the disk is full: free some, or name another folder with"
                            + " WARDWATCH_JAVA_OPTS=-Djava.io.tmpdir=/path")
                    .text());
            try {
                delete(data);
            } finally {
                Runtime.getRuntime().halt(1);
            }
        };
        Exit.setExitProcedure(end);
        Exit.setHaltProcedure(end);
    }

    private static void format(Path data) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        new Formatter()
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName("CONTROLLER")
                .setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8))
                .run();
    }

    private static int freePort(int wanted) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(LOOPBACK, wanted));
            return probe.getLocalPort();
        } catch (IOException | IllegalArgumentException taken) {
            throw Failure.of("the port for the embedded Kafka broker cannot be opened")
                    .at(LOOPBACK.getHostAddress() + ":" + wanted)
                    .because(taken)
                    .mend("choose a free one with --port, or 0 for any");
        }
    }

    private static Path dataFolder() {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            Path folder = Files.createTempDirectory(parent, "wardwatch-broker-");
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free >= LEAST_FREE_BYTES) {
                return folder;
            }
            delete(folder);
            throw noRoom(parent, (free >> 20) + " MiB are free; the broker wants " + (LEAST_FREE_BYTES >> 20));
        } catch (IOException failed) {
            throw noRoom(parent, String.valueOf(failed.getMessage()));
        }
    }

    private static Failure noRoom(Path parent, String why) {
        return Failure.of("no room for the embedded Kafka broker's data")
                .at(parent)
                .because(why)
                .mend("free some disk, or name another folder: WARDWATCH_JAVA_OPTS=-Djava.io.tmpdir=/path");
    }

    private static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                    // The broker's own background deletion may be quicker.
                    if (failed instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failed;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failed) throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException("the broker's data could not be deleted: " + folder, failed);
        }
    }
}
