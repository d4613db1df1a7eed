package io.wardwatch.formats;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.timeline.Finding;

/** A finding with whose it is, raised or withdrawn. */
public record RaisedFinding(PatientKey patient, Finding finding, boolean raised) {}
