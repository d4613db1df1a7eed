package io.wardwatch.kpi;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.measure.KpiValue;
import java.util.Optional;

/** What the operators say: values to the world, inputs to the network's operator. */
sealed interface KpiOutput {
    /** A value under its key; empty takes back what stands there. */
    record Value(Optional<KpiValue> value) implements KpiOutput {}

    /** What an alert of a facility is now, under its id. */
    record Alert(CareAlert alert) implements KpiOutput {}

    /** Something for the one operator that adds up the network. */
    record ToNetwork(NetworkInput input) implements KpiOutput {}
}
