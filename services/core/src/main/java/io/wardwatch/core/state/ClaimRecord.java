package io.wardwatch.core.state;

import io.wardwatch.core.timeline.Entry;
import java.time.ZoneId;
import java.util.List;

/**
 * One claim's state: its entries in stamp order and the scores issued for them.
 *
 * @param zone in which its days were counted when it last contributed
 * @param scores in the order of their triggers' stamps
 */
public record ClaimRecord(ZoneId zone, List<Entry> entries, List<PaymentState> scores) {}
