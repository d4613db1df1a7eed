package io.wardwatch.simulator;

import java.time.Instant;
import java.util.Optional;

/**
 * The truth of one live discharge from an inpatient stay, as it holds after every correction. Key: facility and encounter.
 *
 * @param dischargedAt true time of the discharge
 * @param transfer discharged to another hospital of the network and admitted there the same or the next day
 * @param probability what the formula said; 1 for a transfer
 * @param returned whether an inpatient stay at any hospital begins within 30 local days
 * @param returnedAt when that stay's visit begins
 */
public record TruthRow(
        String facility,
        String encounterId,
        String patientId,
        Instant dischargedAt,
        boolean transfer,
        double probability,
        boolean returned,
        Optional<Instant> returnedAt,
        RiskDrivers drivers)
        implements Truth {
    @Override
    public Instant happenedAt() {
        return dischargedAt;
    }

    @Override
    public String toString() {
        return "TruthRow[" + probability + ", " + returned + "]";
    }
}
