package io.wardwatch.core.identity;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.timeline.Finding;
import io.wardwatch.core.timeline.Finding.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Folds what all homes say of identity, in stamp order: a pure function of the set. Whom a home is absorbed by is a register, in
 * which the greatest stamp holds; an encounter's owner is another. A merge that would close a cycle changes nothing, then or
 * later.
 */
public final class IdentityFold {
    private record Said(PatientKey home, Link link) {}

    private record Visit(String facility, String encounterId) {}

    private static final Comparator<Said> ORDER =
            Comparator.comparing(Said::link, Link.BY_STAMP).thenComparing(Said::home);
    private static final Comparator<Visit> VISITS =
            Comparator.comparing(Visit::facility).thenComparing(Visit::encounterId);

    private final Map<PatientKey, Hop> survivors = new HashMap<>();
    private final Map<Visit, Hop> owners = new TreeMap<>(VISITS);
    private final Map<Visit, TreeSet<PatientKey>> concerned = new HashMap<>();
    private final Map<PatientKey, List<Finding>> findings = new HashMap<>();

    private IdentityFold() {}

    /**
     * Where each home belongs of which anything is said; version 0 throughout. Homes that nothing ties to one another do not
     * matter to one another, so folding any connected part by itself gives the same.
     */
    public static Map<PatientKey, Assignment> fold(Map<PatientKey, ? extends Collection<Link>> links) {
        List<Said> all = new ArrayList<>();
        links.forEach((home, said) -> said.forEach(link -> all.add(new Said(home, link))));
        all.sort(ORDER);
        IdentityFold fold = new IdentityFold();
        all.forEach(fold::add);
        TreeSet<PatientKey> homes = new TreeSet<>(links.keySet());
        fold.concerned.values().forEach(homes::addAll);
        Map<PatientKey, Assignment> assignments = new TreeMap<>();
        for (PatientKey home : homes) {
            assignments.put(home, fold.assignment(home));
        }
        return assignments;
    }

    private void add(Said said) {
        Link link = said.link;
        switch (link.kind()) {
            case MERGED -> {
                if (leadsTo(link.survivor(), said.home)) {
                    find(Code.MERGE_CYCLE, said);
                } else {
                    survivors.put(said.home, new Hop(link.survivor(), link.recordedAt(), false));
                }
            }
            case UNMERGED -> {
                Hop hop = survivors.get(said.home);
                if (hop != null && hop.to().equals(link.survivor())) {
                    survivors.remove(said.home);
                } else {
                    find(Code.UNDO_WITHOUT_TARGET, said);
                }
            }
            case MOVED -> {
                Visit visit = new Visit(link.facility(), link.encounterId());
                owners.put(visit, new Hop(link.survivor(), link.recordedAt(), true));
                TreeSet<PatientKey> all = concerned.computeIfAbsent(visit, key -> new TreeSet<>());
                all.add(said.home);
                all.add(link.survivor());
            }
            default -> throw new IllegalArgumentException("no link is of kind " + link.kind());
        }
    }

    private boolean leadsTo(PatientKey from, PatientKey to) {
        PatientKey at = from;
        for (Hop hop = survivors.get(at); hop != null && !at.equals(to); hop = survivors.get(at)) {
            at = hop.to();
        }
        return at.equals(to);
    }

    private void find(Code code, Said said) {
        findings.computeIfAbsent(said.home, key -> new ArrayList<>(1))
                .add(new Finding(code, "", "", "", said.link.eventId(), said.link.source()));
    }

    private Assignment assignment(PatientKey home) {
        List<Assignment.Move> moves = new ArrayList<>(0);
        owners.forEach((visit, owner) -> {
            if (!owner.to().equals(home) && concerned.get(visit).contains(home)) {
                List<Hop> path = new ArrayList<>();
                path.add(owner);
                path.addAll(path(owner.to()));
                moves.add(new Assignment.Move(visit.facility, visit.encounterId, path));
            }
        });
        return new Assignment(home, 0, path(home), moves, findings.getOrDefault(home, List.of()));
    }

    private List<Hop> path(PatientKey home) {
        List<Hop> path = new ArrayList<>(2);
        for (Hop hop = survivors.get(home); hop != null; hop = survivors.get(hop.to())) {
            path.add(hop);
        }
        return path;
    }
}
