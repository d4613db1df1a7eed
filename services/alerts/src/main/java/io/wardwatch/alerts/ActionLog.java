package io.wardwatch.alerts;

import io.wardwatch.core.feed.AlertAction;
import java.util.concurrent.CompletionStage;

/** Where actions are written: Kafka, or a test's memory. */
interface ActionLog {
    /** Ends once the record is in the log for good, or with why it is not. */
    CompletionStage<Void> append(FeedName feed, AlertAction action);
}
