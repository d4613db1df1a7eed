package io.wardwatch.core.event;

/** One version of a claim sent to one payer. {@code sequence} 0 is not stated; empty strings are not stated. */
public record Submission(int sequence, String frequencyCode, String payerSequence, String refersTo) {}
