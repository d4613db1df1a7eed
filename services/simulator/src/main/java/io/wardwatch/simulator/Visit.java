package io.wardwatch.simulator;

/** One encounter as its events name it. */
record Visit(Hospital hospital, String encounterId) {}
