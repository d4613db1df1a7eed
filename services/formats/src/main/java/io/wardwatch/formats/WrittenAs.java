package io.wardwatch.formats;

import org.apache.avro.Schema;

/** What is known of the schema of a record, from the id that stands before it. */
public sealed interface WrittenAs {
    /** The contract's own: the bytes can be read as they are. */
    WrittenAs CONTRACT = new Contract();

    /** The contract's own schema, or one that encodes in the same way. */
    record Contract() implements WrittenAs {}

    /** Another schema, from which Avro's rules of resolution lead to the contract's. */
    record Other(Schema schema) implements WrittenAs {}

    /**
     * None that this reader could use.
     *
     * @param why in words that name no value
     */
    record Unreadable(String why) implements WrittenAs {}
}
