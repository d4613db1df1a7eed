package io.wardwatch.backtest;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.Link;
import io.wardwatch.core.state.IdentityCodec;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.streaming.KafkaPlace;
import io.wardwatch.streaming.KeptRecord;
import io.wardwatch.streaming.TopicRecords;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Patients to whom others' entries may have come, or whose own may have gone: what they were told of it stands in no cut, so
 * nothing certain can be said of when they knew.
 */
final class AsRunMerges {
    static final String REASON = "merged or moved: when the patient was told stands in no cut";

    private final Set<PatientKey> survivors = new HashSet<>();
    private final Set<PatientKey> homes = new HashSet<>();

    private AsRunMerges() {}

    /** From what homes have said of identity so far. */
    static AsRunMerges read(KafkaPlace kafka) {
        AsRunMerges merges = new AsRunMerges();
        String topic = TopicCatalogue.PATIENT_LINKS.name();
        if (TopicRecords.partitionCount(kafka, topic) == 0) {
            return merges;
        }
        IdentityCodec codec = new IdentityCodec();
        try (TopicRecords records = TopicRecords.between(kafka, List.of(topic), Optional.empty(), Optional.empty())) {
            for (KeptRecord record = records.next(); record != null; record = records.next()) {
                if (record.value() != null) {
                    codec.decodeLinks(record.value()).stream()
                            .map(Link::survivor)
                            .forEach(merges.survivors::add);
                }
            }
        }
        return merges;
    }

    /** A home has said that its entries, or some of them, belong to another: from here on it may be told so. */
    void said(PatientKey home) {
        homes.add(home);
    }

    boolean touch(PatientKey patient) {
        return survivors.contains(patient) || homes.contains(patient);
    }
}
