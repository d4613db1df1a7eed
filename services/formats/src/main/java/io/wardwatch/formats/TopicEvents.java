package io.wardwatch.formats;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.Rejection;
import io.wardwatch.core.event.Validation;

/** The events of one topic, as a {@link Wire} like any other. */
final class TopicEvents extends Wire<Event> {
    private final EventShape shape;
    private final EventWire events = EventWire.ofTopics();

    TopicEvents(EventType type) {
        super(EventWire.topic(type));
        this.shape = EventShape.of(type);
    }

    @Override
    void write(Event event, AvroOutput out) {
        if (event.kind().type() != shape.type()) {
            throw new IllegalArgumentException("an event of another topic");
        }
        EventWire.write(event, shape, out);
    }

    @Override
    Event read(AvroInput in) {
        return events.read(shape, in);
    }

    @Override
    Rejection check(Event event) {
        return Validation.check(event);
    }
}
