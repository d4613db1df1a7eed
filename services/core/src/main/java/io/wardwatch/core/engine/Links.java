package io.wardwatch.core.engine;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.identity.Link;
import io.wardwatch.core.timeline.Entry;
import java.util.ArrayList;
import java.util.List;

/** What a home says of identity, as its entries have it: of one id with two contents, the one that holds. */
final class Links {
    private Links() {}

    /** Says all of it where {@code event} changed any. */
    static void say(Patient before, Event event, Timeline.Added added, Outputs outputs) {
        // Only what names a known id can change what another event said.
        if (!Link.isOne(event.kind()) && added.result() == Result.APPLIED) {
            return;
        }
        List<Link> now = of(added.after());
        if (!now.equals(of(before))) {
            outputs.links(before.records.patient, now);
        }
    }

    private static List<Link> of(Patient patient) {
        List<Link> links = new ArrayList<>(1);
        for (Place place : patient.places()) {
            for (Entry entry : patient.entries(place)) {
                if (Link.isOne(entry.kind())) {
                    Link link = Link.of(entry, patient.name(place));
                    if (link != null) {
                        links.add(link);
                    }
                }
            }
        }
        return links;
    }
}
