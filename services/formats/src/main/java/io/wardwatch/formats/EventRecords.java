package io.wardwatch.formats;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;

/**
 * Accepted events as the bytes of records of Avro files, to be kept and read again as they were. What is read was checked when it
 * was accepted. One thread an instance.
 */
public final class EventRecords {
    private final EventWire events = EventWire.ofFiles();
    private final AvroInput in = new AvroInput();
    private final AvroOutput out = new AvroOutput();

    public byte[] write(Event event) {
        EventShape shape = EventShape.of(event);
        out.clear().number(AvroFiles.branch(shape));
        EventWire.write(event, shape, out);
        return out.toBytes();
    }

    /** The event of the {@code length} bytes from {@code offset} on. */
    public Event read(byte[] source, int offset, int length) {
        in.over(source, offset, length);
        return events.read(AvroFiles.shape(in.number()), in);
    }

    /** The patient of the same, without a look at the rest. */
    public PatientKey patient(byte[] source, int offset, int length) {
        in.over(source, offset, length);
        in.number();
        in.skip((int) in.number());
        return in.patientKey("patientKey");
    }
}
