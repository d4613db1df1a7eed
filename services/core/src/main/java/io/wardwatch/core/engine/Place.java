package io.wardwatch.core.engine;

/** Where in a patient's timeline an entry stands: in the head, or in the encounter or claim with an index. */
record Place(Kind kind, int index) {
    enum Kind {
        HEAD,
        ENCOUNTER,
        CLAIM
    }

    static final Place HEAD = new Place(Kind.HEAD, 0);
}
