package io.wardwatch.alerts.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.alerts.FeedChange;
import io.wardwatch.alerts.FeedName;
import io.wardwatch.alerts.Position;
import io.wardwatch.alerts.Touch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * A reader that is cut at any moment and comes back to any instance, also to one that has just started, ends with the rows as
 * they stand, and is never told twice what it knows. Instances read the same partitions in orders of their own.
 */
final class ResumeProperties {
    private static final int PARTITIONS = 4;
    private static final int RECORDS = 60;
    private static final int ROWS = 3;

    /** What a record says: of which row, and until when the row sleeps (0 = it does not). */
    private record Said(String row, long until) {}

    /** The log that all instances read. */
    private static final class Log {
        final List<List<Said>> partitions = new ArrayList<>();
        final List<String> names = new ArrayList<>();

        Log(Random random) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                List<Said> records = new ArrayList<>();
                for (int i = 0; i < RECORDS; i++) {
                    long until = random.nextInt(4) == 0 ? 1 + random.nextInt(100) : 0;
                    records.add(new Said("r" + random.nextInt(ROWS), until));
                }
                partitions.add(records);
                names.add("t-" + partition);
            }
        }
    }

    /** One process: what it has read, and its journal. A row's state names the last record of each partition that it rests on. */
    private static final class Instance {
        final Log log;
        final Random random;
        final long[] next = new long[PARTITIONS];
        long clock;
        final Map<String, Touch> touches = new HashMap<>();
        final Map<String, TreeMap<Integer, Long>> states = new HashMap<>();
        final Map<String, Long> until = new HashMap<>();
        final Map<String, String> said = new HashMap<>();
        final Journal journal;

        Instance(Log log, Random random, int rebuilt, long clock) {
            this.log = log;
            this.random = random;
            this.clock = clock;
            Cursor.Codec codec = new Cursor.Codec("c", FeedName.CARE, log.names);
            journal = new Journal(codec, 1000, Rows::brief, () -> {});
            for (int i = 0; i < rebuilt; i++) {
                readOne();
            }
            journal.live(new Position(next), clock, changed());
        }

        /** An instance that has read what {@code other} has, in an order of its own. */
        static Instance restarted(Instance other, Random random) {
            Instance instance = new Instance(other.log, random, 0, other.clock);
            while (!Map.of().equals(instance.behind(other))) {
                int partition = instance.behind(other).keySet().iterator().next();
                instance.read(partition);
            }
            Instance fresh = new Instance(other.log, random, 0, other.clock);
            System.arraycopy(instance.next, 0, fresh.next, 0, PARTITIONS);
            fresh.touches.putAll(instance.touches);
            fresh.states.putAll(instance.states);
            fresh.until.putAll(instance.until);
            fresh.journal.live(new Position(fresh.next), fresh.clock, fresh.changed());
            return fresh;
        }

        private Map<Integer, Long> behind(Instance other) {
            Map<Integer, Long> behind = new HashMap<>();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                if (next[partition] < other.next[partition]) {
                    behind.put(partition, other.next[partition] - next[partition]);
                }
            }
            return behind;
        }

        void step() {
            for (int i = random.nextInt(4); i > 0; i--) {
                readOne();
            }
            clock += random.nextInt(3);
            journal.moved(new Position(next), clock, changed());
        }

        void finish(long lastClock) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                while (next[partition] < RECORDS) {
                    read(partition);
                }
            }
            clock = Math.max(clock, lastClock);
            journal.moved(new Position(next), clock, changed());
        }

        private void readOne() {
            int partition = random.nextInt(PARTITIONS);
            if (next[partition] < RECORDS) {
                read(partition);
            }
        }

        private void read(int partition) {
            long offset = next[partition]++;
            Said record = log.partitions.get(partition).get((int) offset);
            touches.merge(record.row(), Touch.of(partition, offset), Touch::and);
            states.computeIfAbsent(record.row(), row -> new TreeMap<>()).put(partition, offset);
            // A function of the records that were read, not of their order: the longest sleep counts.
            if (record.until() > 0) {
                until.merge(record.row(), record.until(), Math::max);
            }
        }

        private List<FeedChange> changed() {
            List<FeedChange> changed = new ArrayList<>();
            states.forEach((row, state) -> {
                long sleep = until.getOrDefault(row, 0L);
                boolean woke = sleep > 0 && sleep <= clock;
                String now = state + (sleep > clock ? " sleeps" : woke ? " woke" : "");
                if (!now.equals(said.put(row, now))) {
                    changed.add(new FeedChange(Rows.row(row, now), touches.get(row), woke ? sleep : Long.MIN_VALUE));
                }
            });
            return changed;
        }
    }

    /** Somebody who reads, is cut, and comes back. */
    private static final class Client {
        final Map<String, String> rows = new TreeMap<>();
        String cursor;
        int resets;

        void visit(Instance instance, int events) {
            if (cursor == null) {
                list(instance);
            }
            Reader reader = Reader.from(instance.journal, cursor).take(events);
            reader.cut();
            for (Reader.Event event : reader.events) {
                cursor = event.id();
                if (event.name().equals("reset")) {
                    resets++;
                    list(instance);
                } else if (event.name().equals("alert")) {
                    String[] row = event.data().split("=", 2);
                    assertThat(rows.put(row[0], row[1])).as("told twice").isNotEqualTo(row[1]);
                }
            }
        }

        private void list(Instance instance) {
            rows.clear();
            rows.putAll(instance.said);
            cursor = instance.journal
                    .codec()
                    .encode(instance.journal.tip().orElseThrow().cursor());
        }
    }

    @Property(tries = 100)
    void shouldLoseAndDoubleNothingWhenReadersAreCutAnywhere(@ForAll long seed) {
        Random random = new Random(seed);
        Log log = new Log(random);
        Instance one = new Instance(log, new Random(seed + 1), random.nextInt(40), 0);
        Instance two = new Instance(log, new Random(seed + 2), random.nextInt(40), 0);
        List<Client> clients = List.of(new Client(), new Client(), new Client());

        for (int turn = 0; turn < 60; turn++) {
            one.step();
            two.step();
            if (random.nextInt(10) == 0) {
                one = Instance.restarted(one, new Random(seed + turn));
            }
            for (Client client : clients) {
                client.visit(random.nextInt(4) == 0 ? two : one, random.nextInt(4));
            }
        }
        long end = Math.max(one.clock, two.clock) + 100;
        one.finish(end);
        two.finish(end);
        assertThat(one.said).isEqualTo(two.said);

        for (Client client : clients) {
            client.visit(random.nextBoolean() ? one : two, 1000);
            assertThat(client.rows).isEqualTo(new TreeMap<>(one.said));
        }
    }

    @Property(tries = 60)
    void shouldNeverSendBackToTheListWhenOneInstanceRestarts(@ForAll long seed) {
        Random random = new Random(seed);
        Instance instance = new Instance(new Log(random), new Random(seed + 1), random.nextInt(40), 0);
        Client client = new Client();

        for (int turn = 0; turn < 60; turn++) {
            instance.step();
            client.visit(instance, random.nextInt(4));
            if (random.nextInt(5) == 0) {
                instance = Instance.restarted(instance, new Random(seed + turn));
            }
        }
        client.visit(instance, 1000);

        assertThat(client.resets).isZero();
        assertThat(client.rows).isEqualTo(new TreeMap<>(instance.said));
        assertThat(Optional.ofNullable(client.cursor)).isPresent();
    }
}
