package io.wardwatch.core.scenario;

import io.wardwatch.core.engine.IdentityEngine;
import io.wardwatch.core.engine.PatientStore;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.Assignment;
import io.wardwatch.core.identity.Link;
import io.wardwatch.core.identity.Notice;
import io.wardwatch.core.state.IdentityCodec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Carries what patients tell one another in a test, as bytes: between any two in order, otherwise in any. What a home says of
 * identity goes to the step that folds it, which tells the homes.
 */
final class Post {
    private final Ward ward;
    private final IdentityEngine identity = new IdentityEngine();
    private final IdentityCodec codec = new IdentityCodec();
    private final Map<String, byte[]> nodes = new HashMap<>();
    private final Map<String, Deque<Runnable>> ways = new TreeMap<>();
    private final PatientStore store = new PatientStore() {
        @Override
        public byte[] get(byte[] key) {
            return nodes.get(HexFormat.of().formatHex(key));
        }

        @Override
        public void put(byte[] key, byte[] value) {
            nodes.put(HexFormat.of().formatHex(key), value);
        }
    };

    Post(Ward ward) {
        this.ward = ward;
    }

    void links(PatientKey home, List<Link> links) {
        byte[] bytes = codec.encodeLinks(links);
        send("links of " + home.hex(), () -> identity.say(store, home, codec.decodeLinks(bytes), this::assignment));
    }

    private void assignment(Assignment assignment) {
        byte[] bytes = codec.encode(assignment);
        send("root of " + assignment.home().hex(), () -> ward.assign(codec.decodeAssignment(bytes)));
    }

    void notice(Notice notice) {
        byte[] bytes = codec.encode(notice);
        send(notice.from().hex() + " to " + notice.to().hex(), () -> ward.receive(codec.decodeNotice(bytes)));
    }

    private void send(String way, Runnable letter) {
        ways.computeIfAbsent(way, key -> new ArrayDeque<>()).add(letter);
    }

    /** Whether there was anything to deliver. */
    boolean deliverOne(Random random) {
        if (ways.isEmpty()) {
            return false;
        }
        String way = List.copyOf(ways.keySet()).get(random.nextInt(ways.size()));
        Deque<Runnable> letters = ways.get(way);
        Runnable letter = letters.pop();
        if (letters.isEmpty()) {
            ways.remove(way);
        }
        letter.run();
        return true;
    }

    void deliverAll(Random random) {
        int most = 1_000_000;
        while (deliverOne(random)) {
            if (most-- == 0) {
                throw new AssertionError("patients tell one another things for ever");
            }
        }
    }
}
