package io.wardwatch.core.event;

/** The three input families; each has a topic of its own. The plain form's {@code type} is the lower-case name. */
public enum EventType {
    ADMISSION,
    DISCHARGE,
    CLAIM
}
