package io.wardwatch.core.measure;

import java.util.HashMap;
import java.util.Map;

/**
 * What people read of a KPI: a short title, and in which direction it improves. Apart from the definitions, as wording may change
 * and a definition may not. Key: the KPI's id.
 */
public record KpiWords(String title, Better better) {
    private static final Map<String, KpiWords> ALL = all();

    /** The words for {@code kpi}; every KPI of the catalogue has some. */
    public static KpiWords of(Kpi kpi) {
        return ALL.get(kpi.id());
    }

    private static Map<String, KpiWords> all() {
        Map<String, KpiWords> words = new HashMap<>();
        for (int i = 0; i < Columns.horizons(); i++) {
            int days = Columns.horizonDays(i);
            String id = "readmission." + days + "d.crude";
            words.put(id, new KpiWords("Readmitted within " + days + " days", Better.LOWER));
            words.put(
                    id + ".same",
                    new KpiWords("Readmitted to the same hospital within " + days + " days", Better.LOWER));
        }
        // A shorter stay is not in itself a better one.
        spread(words, "los.midnights", "Length of stay, midnights");
        spread(words, "los.cms", "Length of stay, Medicare days");
        spread(words, "los.minutes", "Length of stay, minutes");
        spread(words, "charges", "Charges");
        words.put("charges", new KpiWords("Charges: total", Better.NEITHER));
        words.put("admissions", new KpiWords("Admissions", Better.NEITHER));
        words.put("discharges", new KpiWords("Discharges", Better.NEITHER));
        words.put("census.midnight", new KpiWords("Patients at midnight", Better.NEITHER));
        words.put("mortality.inhospital", new KpiWords("Died in hospital", Better.LOWER));
        words.put("denial.initial.count", new KpiWords("Claims denied at first", Better.LOWER));
        words.put("denial.initial.dollars", new KpiWords("Charges denied at first", Better.LOWER));
        return Map.copyOf(words);
    }

    private static void spread(Map<String, KpiWords> words, String id, String title) {
        words.put(id, new KpiWords(title + ": mean", Better.NEITHER));
        words.put(id + ".median", new KpiWords(title + ": median", Better.NEITHER));
        words.put(id + ".p90", new KpiWords(title + ": 90th percentile", Better.NEITHER));
    }
}
