package io.wardwatch.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.Assignment;
import io.wardwatch.core.identity.IdentityFold;
import io.wardwatch.core.identity.Link;
import io.wardwatch.core.state.IdentityCodec;
import io.wardwatch.core.timeline.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Identity: step by step as folded at once, in any order. */
class IdentityLawsTest {
    private static final PatientKey A = new PatientKey(1, 1);
    private static final PatientKey B = new PatientKey(2, 2);
    private static final PatientKey C = new PatientKey(3, 3);

    private record Said(PatientKey home, Link link) {}

    @Provide
    Arbitrary<List<Said>> said() {
        Arbitrary<Integer> kind = Arbitraries.integers().between(0, 6);
        Arbitrary<Integer> from = Arbitraries.integers().between(1, 7);
        Arbitrary<Integer> to = Arbitraries.integers().between(1, 7);
        Arbitrary<Integer> at = Arbitraries.integers().between(0, 12);
        Arbitrary<Integer> id = Arbitraries.integers().between(0, 30);
        return Combinators.combine(kind, from, to, at, id)
                .as((k, f, t, when, i) -> {
                    Kind what = k < 4 ? Kind.MERGED : k < 6 ? Kind.UNMERGED : Kind.MOVED;
                    String visit = what == Kind.MOVED ? "V" + i % 3 : "";
                    return new Said(
                            key(f),
                            new Link(what, key(t), visit.isEmpty() ? "" : "NORTH", visit, when, "", 0, "e" + i));
                })
                .list()
                .ofMaxSize(14);
    }

    private static PatientKey key(int number) {
        return new PatientKey(number, number);
    }

    @Property(tries = 2_000)
    void shouldTellStepByStepWhatTheFoldSaysAtOnce(@ForAll("said") List<Said> said, @ForAll long seed) {
        List<Said> shuffled = new ArrayList<>(said);
        Collections.shuffle(shuffled, new Random(seed));
        Map<PatientKey, List<Link>> links = new TreeMap<>();
        Map<PatientKey, Assignment> told = new TreeMap<>();
        IdentityEngine engine = new IdentityEngine();
        Nodes nodes = new Nodes();
        for (Said each : shuffled) {
            links.computeIfAbsent(each.home, home -> new ArrayList<>()).add(each.link);
            engine.say(nodes, each.home, List.copyOf(links.get(each.home)), assignment -> {
                Assignment before = told.put(assignment.home(), assignment);
                assertThat(assignment.version()).isEqualTo(before == null ? 1 : before.version() + 1);
            });
        }

        IdentityFold.fold(links).forEach((home, assignment) -> {
            Assignment last = told.getOrDefault(home, Assignment.own(home));
            assertThat(last.withVersion(0)).isEqualTo(assignment);
        });
        told.keySet().forEach(home -> assertThat(IdentityFold.fold(links)).containsKey(home));
    }

    @Property(tries = 500)
    void shouldTakeBackWhatAHomeNoLongerSays(@ForAll("said") List<Said> said) {
        Map<PatientKey, List<Link>> links = new TreeMap<>();
        said.forEach(each ->
                links.computeIfAbsent(each.home, home -> new ArrayList<>()).add(each.link));
        Map<PatientKey, Assignment> told = new TreeMap<>();
        IdentityEngine engine = new IdentityEngine();
        Nodes nodes = new Nodes();
        links.forEach((home, all) -> engine.say(nodes, home, all, each -> told.put(each.home(), each)));
        links.keySet().forEach(home -> engine.say(nodes, home, List.of(), each -> told.put(each.home(), each)));

        assertThat(told.values()).allMatch(last -> last.withVersion(0).equals(Assignment.own(last.home())));
    }

    @Property(tries = 500)
    void shouldEndEveryPathAtARoot(@ForAll("said") List<Said> said) {
        Map<PatientKey, List<Link>> links = new TreeMap<>();
        said.forEach(each ->
                links.computeIfAbsent(each.home, home -> new ArrayList<>()).add(each.link));
        Map<PatientKey, Assignment> all = IdentityFold.fold(links);

        all.values().forEach(each -> {
            PatientKey root = each.end(each.path());
            assertThat(all.getOrDefault(root, Assignment.own(root)).path()).isEmpty();
            each.moves().forEach(move -> {
                PatientKey owner = each.end(move.path());
                assertThat(all.getOrDefault(owner, Assignment.own(owner)).path())
                        .isEmpty();
            });
        });
    }

    @Example
    void shouldGoOverAllHopsOfAChain() {
        Map<PatientKey, Assignment> all = IdentityFold.fold(Map.of(
                A, List.of(merged(B, 1, "m1")),
                B, List.of(merged(C, 2, "m2"))));

        assertThat(all.get(A).path()).extracting(hop -> hop.to()).containsExactly(B, C);
        assertThat(all.get(A).path()).extracting(hop -> hop.since()).containsExactly(1L, 2L);
        assertThat(all.get(B).path()).extracting(hop -> hop.to()).containsExactly(C);
    }

    @Example
    void shouldIgnoreWhatClosesACycleAlsoOnceTheOtherMergeIsUndone() {
        Map<PatientKey, Assignment> all = IdentityFold.fold(Map.of(
                A,
                List.of(merged(B, 1, "m1"), new Link(Kind.UNMERGED, B, "", "", 3, "", 0, "u1")),
                B,
                List.of(merged(A, 2, "m2"))));

        assertThat(all.get(A).path()).isEmpty();
        assertThat(all.get(B).path()).isEmpty();
        assertThat(all.get(B).findings()).extracting(Finding::code).containsExactly(Finding.Code.MERGE_CYCLE);
    }

    @Example
    void shouldFollowAMoveToWhereItsTargetWasMerged() {
        Map<PatientKey, Assignment> all = IdentityFold.fold(Map.of(
                A, List.of(new Link(Kind.MOVED, B, "NORTH", "V1", 5, "", 0, "v")), B, List.of(merged(C, 2, "m2"))));

        assertThat(all.get(A).path()).isEmpty();
        assertThat(all.get(A).pathOf("NORTH", "V1")).extracting(hop -> hop.to()).containsExactly(B, C);
        assertThat(all.get(A).pathOf("NORTH", "V2")).isEmpty();
    }

    private static Link merged(PatientKey survivor, long at, String id) {
        return new Link(Kind.MERGED, survivor, "", "", at, "", 0, id);
    }

    @Property(tries = 300)
    void shouldComeBackFromBytes(@ForAll("said") List<Said> said) {
        IdentityCodec codec = new IdentityCodec();
        Map<PatientKey, List<Link>> links = new HashMap<>();
        said.forEach(each ->
                links.computeIfAbsent(each.home, home -> new ArrayList<>()).add(each.link));

        links.values().forEach(all -> assertThat(codec.decodeLinks(codec.encodeLinks(all)))
                .isEqualTo(all));
        IdentityFold.fold(links).values().forEach(each -> assertThat(codec.decodeAssignment(codec.encode(each)))
                .isEqualTo(each));
    }

    private static final class Nodes implements PatientStore {
        private final Map<String, byte[]> nodes = new HashMap<>();

        @Override
        public byte[] get(byte[] key) {
            return nodes.get(HexFormat.of().formatHex(key));
        }

        @Override
        public void put(byte[] key, byte[] value) {
            nodes.put(HexFormat.of().formatHex(key), value);
        }
    }
}
