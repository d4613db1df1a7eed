package io.wardwatch.backtest.figures;

import io.wardwatch.backtest.cases.BacktestPolicy;
import io.wardwatch.backtest.cases.Shortlist;
import io.wardwatch.backtest.cases.Staffing;
import io.wardwatch.model.figures.Figure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What staff would have had of the lists: by the policy's places, and for other numbers of places. */
final class StaffLists {
    private static final List<String> WITH_INTERVALS = List.of("specificity", "accuracy", "f1");

    /** What {@link #summarize} adds. */
    static final Set<String> NAMES = Set.of(
            "precisionAtCapacity",
            "recallAtCapacity",
            "accuracyAtCapacity",
            "f1AtCapacity",
            "numberNeededToEvaluate",
            "alertsAtCapacity",
            "alertsPerDayMedian",
            "alertsPerDayP95",
            "leadDaysMedian");

    private StaffLists() {}

    /** @param flagged counts and shares of the cases on the policy's lists, with intervals */
    static void write(Json json, Shortlist list, BacktestPolicy policy, Map<String, Object> flagged)
            throws IOException {
        json.open("atPolicy");
        write(json, Staffing.of(list, policy::capacityOf));
        for (String name : WITH_INTERVALS) {
            json.put(name, flagged.get(name));
        }
        json.close().list("capacity");
        for (Staffing each : Staffing.curve(list)) {
            json.open().number("k", each.capacity());
            write(json, each);
            json.figure("accuracy", each.accuracy()).figure("f1", each.f1()).close();
        }
        json.endList();
    }

    private static void write(Json json, Staffing each) throws IOException {
        json.number("flagged", each.taken())
                .figure("perDayMedian", each.perDayMedian())
                .figure("perDayP95", each.perDayP95())
                .share("ppv", each.ppv())
                .share("sens", each.sensitivity())
                .figure("nne", each.numberNeeded())
                .figure("leadDaysMedian", each.leadDaysMedian());
    }

    /** Adds the headline figures of the lists by the policy's places to those of a model. */
    static void summarize(Map<String, Object> summary, Staffing lists) {
        Figure.put(summary, "precisionAtCapacity", lists.ppv().value());
        Figure.put(summary, "recallAtCapacity", lists.sensitivity().value());
        Figure.put(summary, "accuracyAtCapacity", lists.accuracy());
        Figure.put(summary, "f1AtCapacity", lists.f1());
        Figure.put(summary, "numberNeededToEvaluate", lists.numberNeeded());
        summary.put("alertsAtCapacity", lists.taken());
        Figure.put(summary, "alertsPerDayMedian", lists.perDayMedian());
        Figure.put(summary, "alertsPerDayP95", lists.perDayP95());
        Figure.put(summary, "leadDaysMedian", lists.leadDaysMedian());
    }
}
