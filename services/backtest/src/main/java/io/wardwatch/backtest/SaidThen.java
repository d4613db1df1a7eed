package io.wardwatch.backtest;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.streaming.KeptRecord;

/** What was said live, as its topic keeps it. */
record SaidThen(AsRunTopic topic, KeptRecord record, PatientKey patient, byte[] cutBytes, Cut cut) {
    /** Where it stands; nothing of what it says. */
    @Override
    public String toString() {
        return record.place() + " cut " + cut;
    }
}
