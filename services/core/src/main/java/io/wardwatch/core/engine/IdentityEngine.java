package io.wardwatch.core.engine;

import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.Assignment;
import io.wardwatch.core.identity.IdentityFold;
import io.wardwatch.core.identity.Link;
import io.wardwatch.core.state.IdentityCodec;
import io.wardwatch.core.state.IdentityNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The one place where identity is folded, for all patients: takes what a home says by now and tells each home whose assignment
 * is another one. Equal to {@link IdentityFold} over all that was ever said; folds only homes that are tied to the one that spoke.
 * One thread an instance.
 */
public final class IdentityEngine {
    private static final byte PATIENT = 0;
    private static final byte VISIT = 1;

    private final IdentityCodec codec = new IdentityCodec();

    /**
     * Takes the place of all that {@code home} said before.
     *
     * @param store the step's own: nodes of patients, and who moved which visit
     * @param tell receives what is to be told, with a version above that of all before to the same home
     */
    public void say(PatientStore store, PatientKey home, List<Link> links, Consumer<Assignment> tell) {
        IdentityNode node = node(store, home);
        Set<PatientKey> from = new LinkedHashSet<>();
        from.add(home);
        for (Link before : node.links()) {
            from.add(before.survivor());
            if (before.kind() == Kind.MOVED) {
                from.addAll(movers(store, visit(before)));
            }
        }
        put(store, home, new IdentityNode(links, node.named(), node.told()));
        for (Link link : links) {
            IdentityNode survivor = node(store, link.survivor());
            put(
                    store,
                    link.survivor(),
                    new IdentityNode(survivor.links(), with(survivor.named(), home), survivor.told()));
            if (link.kind() == Kind.MOVED) {
                byte[] visit = visit(link);
                store.put(visit, codec.encodeKeys(with(movers(store, visit), home)));
            }
        }
        Map<PatientKey, IdentityNode> tied = tied(store, from);
        Map<PatientKey, List<Link>> said = new TreeMap<>();
        tied.forEach((patient, each) -> said.put(patient, each.links()));
        IdentityFold.fold(said).forEach((patient, assignment) -> {
            IdentityNode known = tied.get(patient);
            Assignment next = assignment.withVersion(known.told().version());
            if (!next.equals(known.told())) {
                Assignment told = next.withVersion(next.version() + 1);
                put(store, patient, new IdentityNode(known.links(), known.named(), told));
                tell.accept(told);
            }
        });
    }

    /** All that can be reached from {@code from}, by whoever names whom, and by visits that two moved. */
    private Map<PatientKey, IdentityNode> tied(PatientStore store, Set<PatientKey> from) {
        Map<PatientKey, IdentityNode> tied = new TreeMap<>();
        Deque<PatientKey> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            PatientKey patient = open.pop();
            if (!tied.containsKey(patient)) {
                IdentityNode node = node(store, patient);
                tied.put(patient, node);
                open.addAll(node.named());
                for (Link link : node.links()) {
                    open.add(link.survivor());
                    if (link.kind() == Kind.MOVED) {
                        open.addAll(movers(store, visit(link)));
                    }
                }
            }
        }
        return tied;
    }

    private static List<PatientKey> with(List<PatientKey> keys, PatientKey key) {
        TreeSet<PatientKey> more = new TreeSet<>(keys);
        more.add(key);
        return new ArrayList<>(more);
    }

    private IdentityNode node(PatientStore store, PatientKey patient) {
        byte[] bytes = store.get(key(patient));
        return bytes == null ? IdentityNode.of(patient) : codec.decodeNode(bytes);
    }

    private void put(PatientStore store, PatientKey patient, IdentityNode node) {
        store.put(key(patient), codec.encode(node));
    }

    private List<PatientKey> movers(PatientStore store, byte[] visit) {
        byte[] bytes = store.get(visit);
        return bytes == null ? List.of() : codec.decodeKeys(bytes);
    }

    private static byte[] key(PatientKey patient) {
        return ByteBuffer.allocate(1 + PatientKey.BYTES)
                .put(PATIENT)
                .putLong(patient.high())
                .putLong(patient.low())
                .array();
    }

    private static byte[] visit(Link link) {
        byte[] facility = link.facility().getBytes(StandardCharsets.UTF_8);
        byte[] id = link.encounterId().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + facility.length + id.length)
                .put(VISIT)
                .put(facility)
                .put((byte) 0)
                .put(id)
                .array();
    }
}
