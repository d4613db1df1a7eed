package io.wardwatch.formats;

import io.wardwatch.schemas.ContractIds;
import io.wardwatch.schemas.TopicSpec;

/** The ids of the bundled contract, and no other. */
final class PinnedFraming implements Framing {
    static final PinnedFraming ONLY = new PinnedFraming();

    private static final WrittenAs UNKNOWN = new WrittenAs.Unreadable("schema id");

    private final ContractIds ids = ContractIds.bundled();

    private PinnedFraming() {}

    @Override
    public byte[] outbound(TopicSpec topic, byte[] record) {
        return record;
    }

    @Override
    public WrittenAs writtenAs(TopicSpec topic, int id) {
        return id == ids.idOf(topic) ? WrittenAs.CONTRACT : UNKNOWN;
    }
}
