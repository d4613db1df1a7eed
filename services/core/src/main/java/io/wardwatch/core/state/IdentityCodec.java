package io.wardwatch.core.state;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.Assignment;
import io.wardwatch.core.identity.Hop;
import io.wardwatch.core.identity.Link;
import io.wardwatch.core.identity.Notice;
import io.wardwatch.core.identity.PlaceName;
import io.wardwatch.core.timeline.Entry;
import java.util.List;

/**
 * What travels between patients, as bytes: in the form of the state records, under their version. One thread an instance, as
 * buffers are reused.
 */
public final class IdentityCodec {
    private static final int ATTACH = 0;
    private static final int DETACH = 1;
    private static final int RELEASED = 2;

    private final StateWriter out = new StateWriter();
    private final StateReader in = new StateReader();

    public byte[] encodeLinks(List<Link> links) {
        begin();
        BondsCodec.writeList(out, links, BondsCodec::writeLink);
        return out.toBytes();
    }

    public List<Link> decodeLinks(byte[] bytes) {
        open(bytes);
        return BondsCodec.readList(in, BondsCodec::readLink);
    }

    public byte[] encode(Assignment assignment) {
        begin();
        BondsCodec.writeAssignment(out, assignment);
        return out.toBytes();
    }

    public Assignment decodeAssignment(byte[] bytes) {
        open(bytes);
        return BondsCodec.readAssignment(in);
    }

    public byte[] encode(Notice notice) {
        begin();
        out.octet(
                switch (notice) {
                    case Notice.Attach attach -> ATTACH;
                    case Notice.Detach detach -> DETACH;
                    case Notice.Released released -> RELEASED;
                });
        BondsCodec.writeKey(out, notice.to());
        BondsCodec.writeKey(out, notice.from());
        BondsCodec.writePlace(out, notice.place());
        out.varint(notice.version());
        switch (notice) {
            case Notice.Attach attach -> {
                BondsCodec.writePath(out, attach.path());
                EntryCodec.writeAll(out, attach.entries());
                BondsCodec.writeList(out, attach.revisions(), BondsCodec::writeRevision);
            }
            case Notice.Detach detach -> {
                // nothing more to say
            }
            case Notice.Released released -> BondsCodec.writeList(out, released.revisions(), BondsCodec::writeRevision);
        }
        return out.toBytes();
    }

    public Notice decodeNotice(byte[] bytes) {
        open(bytes);
        int what = in.octet();
        PatientKey to = BondsCodec.readKey(in);
        PatientKey from = BondsCodec.readKey(in);
        PlaceName place = BondsCodec.readPlace(in);
        long version = in.varint();
        return switch (what) {
            case ATTACH -> {
                List<Hop> path = BondsCodec.readPath(in);
                List<Entry> entries = EntryCodec.readAll(in);
                yield new Notice.Attach(
                        to, from, place, version, path, entries, BondsCodec.readList(in, BondsCodec::readRevision));
            }
            case DETACH -> new Notice.Detach(to, from, place, version);
            case RELEASED ->
                new Notice.Released(to, from, place, version, BondsCodec.readList(in, BondsCodec::readRevision));
            default -> throw new IllegalStateException("a notice of an unknown kind");
        };
    }

    /** Entries of another home's place. */
    public byte[] encodeEntries(List<Entry> entries) {
        begin();
        EntryCodec.writeAll(out, entries);
        return out.toBytes();
    }

    public List<Entry> decodeEntries(byte[] bytes) {
        open(bytes);
        return EntryCodec.readAll(in);
    }

    public byte[] encode(IdentityNode node) {
        begin();
        BondsCodec.writeList(out, node.links(), BondsCodec::writeLink);
        BondsCodec.writeList(out, node.named(), BondsCodec::writeKey);
        BondsCodec.writeAssignment(out, node.told());
        return out.toBytes();
    }

    public IdentityNode decodeNode(byte[] bytes) {
        open(bytes);
        return new IdentityNode(
                BondsCodec.readList(in, BondsCodec::readLink),
                BondsCodec.readList(in, BondsCodec::readKey),
                BondsCodec.readAssignment(in));
    }

    public byte[] encodeKeys(List<PatientKey> keys) {
        begin();
        BondsCodec.writeList(out, keys, BondsCodec::writeKey);
        return out.toBytes();
    }

    public List<PatientKey> decodeKeys(byte[] bytes) {
        open(bytes);
        return BondsCodec.readList(in, BondsCodec::readKey);
    }

    private void begin() {
        out.reset();
        out.octet(StateCodec.VERSION);
    }

    private void open(byte[] bytes) {
        in.over(bytes);
        int version = in.octet();
        if (version != StateCodec.VERSION) {
            throw new IllegalStateException(
                    "a record of version " + version + ", this build reads " + StateCodec.VERSION);
        }
    }
}
