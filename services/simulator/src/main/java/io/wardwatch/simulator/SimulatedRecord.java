package io.wardwatch.simulator;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.PatientKey;

/**
 * One record of the feed, as it reaches us. {@code deliveredAt} (microseconds) never falls from one record to the next;
 * {@code recordedAt} may. Carries the clear patient number, which the plain form needs and Kafka must not see.
 */
public sealed interface SimulatedRecord {
    long deliveredAt();

    /** The source's number of the patient. */
    String patientId();

    /** The pseudonym of {@link #patientId()}: the Kafka key. */
    PatientKey patient();

    /** Which of the three inputs it goes to. */
    EventType family();

    /** How an event reached us. */
    enum Delivery {
        ON_TIME,
        /** Held up on its way: events recorded after it came first. */
        DELAYED,
        /** The same event again. */
        RESENT
    }

    /** What an event is worth. */
    enum Content {
        TRUE,
        /** Something that did not happen so, or the record that undoes it. */
        MISTAKEN,
        /** Contradicts the rest of the patient's history and stays so. */
        CONTRADICTORY,
        /** Refused by itself: {@code Validation} gives a reason. */
        INVALID
    }

    /** An event that every output format can carry. */
    record Sent(long deliveredAt, String patientId, Event event, Delivery delivery, Content content)
            implements SimulatedRecord {
        @Override
        public PatientKey patient() {
            return event.patient();
        }

        @Override
        public EventType family() {
            return event.kind().type();
        }

        @Override
        public String toString() {
            return "Sent[" + event.kind() + "]";
        }
    }

    /**
     * Bytes that no reader can make an event of.
     *
     * @param flaw what is wrong with them, for counts and tests
     * @param line as a line of the plain form, without its end
     * @param value as the value of a Kafka record
     */
    record Garbage(
            long deliveredAt,
            String patientId,
            PatientKey patient,
            EventType family,
            String flaw,
            String line,
            byte[] value)
            implements SimulatedRecord {
        @Override
        public String toString() {
            return "Garbage[" + flaw + "]";
        }
    }
}
