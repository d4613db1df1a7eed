package io.wardwatch.core.state;

import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.Assignment;
import io.wardwatch.core.identity.Bonds;
import io.wardwatch.core.identity.Hop;
import io.wardwatch.core.identity.Link;
import io.wardwatch.core.identity.Notice.Revision;
import io.wardwatch.core.identity.PlaceName;
import io.wardwatch.core.timeline.Finding;
import java.util.ArrayList;
import java.util.List;

/** The bytes of what ties a patient to others, and of the parts that notices are made of. */
final class BondsCodec {
    private static final PlaceName.Kind[] PLACES = PlaceName.Kind.values();
    private static final Bonds.Stage[] STAGES = Bonds.Stage.values();

    private BondsCodec() {}

    interface ItemWriter<T> {
        void write(StateWriter out, T item);
    }

    interface ItemReader<T> {
        T read(StateReader in);
    }

    static <T> void writeList(StateWriter out, List<T> list, ItemWriter<T> writer) {
        out.varint(list.size());
        for (T item : list) {
            writer.write(out, item);
        }
    }

    static <T> List<T> readList(StateReader in, ItemReader<T> reader) {
        int size = in.count();
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(reader.read(in));
        }
        return list;
    }

    static void write(StateWriter out, Bonds bonds) {
        writeAssignment(out, bonds.assignment());
        out.varint(bonds.said());
        writeList(out, bonds.handed(), BondsCodec::writeHanded);
        out.varint(bonds.attached().size());
        List<Hop> path = List.of();
        for (Bonds.Attached attached : bonds.attached()) {
            // Most places of one home came the same way.
            boolean same = attached.path().equals(path);
            writeKey(out, attached.origin());
            writePlace(out, attached.place());
            out.varint(attached.version());
            out.octet((attached.held() ? 1 : 0) | (same ? 2 : 0));
            if (!same) {
                writePath(out, attached.path());
            }
            path = attached.path();
        }
    }

    static Bonds read(StateReader in) {
        Assignment assignment = readAssignment(in);
        long said = in.varint();
        List<Bonds.Handed> handed = readList(in, BondsCodec::readHanded);
        int size = in.count();
        List<Bonds.Attached> attached = new ArrayList<>(size);
        List<Hop> path = List.of();
        for (int i = 0; i < size; i++) {
            PatientKey origin = readKey(in);
            PlaceName place = readPlace(in);
            long version = in.varint();
            int flags = in.octet();
            path = (flags & 2) != 0 ? path : readPath(in);
            attached.add(new Bonds.Attached(origin, place, version, (flags & 1) != 0, path));
        }
        return new Bonds(assignment, said, handed, attached);
    }

    private static void writeHanded(StateWriter out, Bonds.Handed handed) {
        writePlace(out, handed.place());
        writeKey(out, handed.holder());
        out.varint(handed.version());
        out.octet(handed.stage().ordinal());
        writeList(out, handed.revisions(), BondsCodec::writeRevision);
    }

    private static Bonds.Handed readHanded(StateReader in) {
        return new Bonds.Handed(
                readPlace(in), readKey(in), in.varint(), STAGES[in.octet()], readList(in, BondsCodec::readRevision));
    }

    static void writeAssignment(StateWriter out, Assignment assignment) {
        writeKey(out, assignment.home());
        out.varint(assignment.version());
        writePath(out, assignment.path());
        writeList(out, assignment.moves(), BondsCodec::writeMove);
        writeList(out, assignment.findings(), BondsCodec::writeFinding);
    }

    static Assignment readAssignment(StateReader in) {
        return new Assignment(
                readKey(in),
                in.varint(),
                readPath(in),
                readList(in, BondsCodec::readMove),
                readList(in, BondsCodec::readFinding));
    }

    private static void writeMove(StateWriter out, Assignment.Move move) {
        out.text(move.facility());
        out.text(move.encounterId());
        writePath(out, move.path());
    }

    private static Assignment.Move readMove(StateReader in) {
        return new Assignment.Move(in.code(), in.text(), readPath(in));
    }

    /** Of the home as a whole, so without a place. */
    private static void writeFinding(StateWriter out, Finding finding) {
        out.text(finding.code().name());
        out.text(finding.eventId());
        out.text(finding.source());
    }

    private static Finding readFinding(StateReader in) {
        Finding.Code code = Finding.Code.valueOf(in.code());
        String eventId = in.text();
        return new Finding(code, "", "", "", eventId, in.code());
    }

    static void writeLink(StateWriter out, Link link) {
        out.octet(link.kind().code());
        writeKey(out, link.survivor());
        out.text(link.facility());
        out.text(link.encounterId());
        out.span(link.recordedAt());
        out.text(link.source());
        out.fixed64(link.sequence());
        out.text(link.eventId());
    }

    static Link readLink(StateReader in) {
        return new Link(
                Kind.ofCode(in.octet()),
                readKey(in),
                in.code(),
                in.text(),
                in.span(),
                in.code(),
                in.fixed64(),
                in.text());
    }

    static void writeRevision(StateWriter out, Revision revision) {
        out.text(revision.source());
        out.text(revision.eventId());
        out.varint(revision.what());
        out.varint(revision.revision());
    }

    static Revision readRevision(StateReader in) {
        return new Revision(in.code(), in.text(), in.count(), in.count());
    }

    static void writePath(StateWriter out, List<Hop> path) {
        writeList(out, path, (to, hop) -> {
            writeKey(to, hop.to());
            to.span(hop.since());
            to.octet(hop.moved() ? 1 : 0);
        });
    }

    static List<Hop> readPath(StateReader in) {
        return readList(in, from -> new Hop(readKey(from), from.span(), from.octet() == 1));
    }

    static void writePlace(StateWriter out, PlaceName place) {
        out.octet(place.kind().ordinal());
        out.text(place.facility());
        out.text(place.id());
    }

    static PlaceName readPlace(StateReader in) {
        return new PlaceName(PLACES[in.octet()], in.code(), in.text());
    }

    static void writeKey(StateWriter out, PatientKey key) {
        out.fixed64(key.high());
        out.fixed64(key.low());
    }

    static PatientKey readKey(StateReader in) {
        return new PatientKey(in.fixed64(), in.fixed64());
    }
}
