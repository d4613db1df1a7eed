package io.wardwatch.core.engine;

import java.util.List;

/** Where in a patient's timeline an entry stands: in the head, or in the encounter or claim with an index. */
record Place(Kind kind, int index) {
    enum Kind {
        HEAD,
        ENCOUNTER,
        CLAIM
    }

    static final Place HEAD = new Place(Kind.HEAD, 0);

    static boolean any(List<Place> places, Kind kind) {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).kind == kind) {
                return true;
            }
        }
        return false;
    }
}
