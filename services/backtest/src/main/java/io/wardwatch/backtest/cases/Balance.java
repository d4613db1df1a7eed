package io.wardwatch.backtest.cases;

import io.wardwatch.model.Outcome;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the scores of a run. scores = cases + censored + excluded; what breaks this equation is an error of the
 * program.
 *
 * @param cases of which a label can be said
 * @param events of them, those with the outcome
 * @param deaths of patients who died before the outcome could come, whatever that counts as
 * @param censoredBy,excludedBy the same by reason; deaths that count as no case stand under {@code DIED}
 */
public record Balance(
        long scores,
        long cases,
        long events,
        long deaths,
        long censored,
        long excluded,
        Map<String, Long> censoredBy,
        Map<String, Long> excludedBy) {

    public Balance {
        if (scores != cases + censored + excluded) {
            throw new IllegalStateException("scores are lost or doubled: " + scores + " is not " + cases + " cases + "
                    + censored + " censored + " + excluded + " excluded");
        }
    }

    /** Of the scores of one moment; of all where it is empty. */
    public static Balance of(CaseTable table, String moment) {
        Map<String, Long> censoredBy = new TreeMap<>();
        Map<String, Long> excludedBy = new TreeMap<>();
        long scores = 0;
        long cases = 0;
        long events = 0;
        long deaths = 0;
        for (int row = 0; row < table.size(); row++) {
            if (moment.isEmpty() || table.moment(row).equals(moment)) {
                scores++;
                Outcome.State state = table.state(row);
                deaths += state == Outcome.State.DIED ? 1 : 0;
                if (table.labelled(row)) {
                    cases++;
                    events += table.label(row);
                } else if (state == Outcome.State.CENSORED) {
                    censoredBy.merge(table.reason(row), 1L, Long::sum);
                } else {
                    excludedBy.merge(state == Outcome.State.DIED ? "DIED" : table.reason(row), 1L, Long::sum);
                }
            }
        }
        return new Balance(scores, cases, events, deaths, sum(censoredBy), sum(excludedBy), censoredBy, excludedBy);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
