package io.wardwatch.core.state;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.Assignment;
import io.wardwatch.core.identity.Link;
import java.util.List;

/**
 * What the identity step keeps of a patient.
 *
 * @param links all that the patient's home says of identity
 * @param named homes that ever named the patient as survivor
 * @param told what the home was told last; version 0 where nothing was
 */
public record IdentityNode(List<Link> links, List<PatientKey> named, Assignment told) {
    public static IdentityNode of(PatientKey patient) {
        return new IdentityNode(List.of(), List.of(), Assignment.own(patient));
    }
}
