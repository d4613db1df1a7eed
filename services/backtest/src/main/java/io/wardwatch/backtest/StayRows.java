package io.wardwatch.backtest;

import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.readmission.Return;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of {@code stays.csv}: each stay as it stands, and as the measure of unplanned readmissions judges it. */
final class StayRows {
    static final String HEADER =
            "facility,encounterId,patientKey,state,beginAt,endAt,unit,bed,provider,payer,disposition,"
                    + "included,includedFrom65,reasons,cohort,conditions,episodeFacility,episodeEncounterId,leg,legs,plannedRule,"
                    + "nextFacility,nextEncounterId,nextDays,nextRule,readmitted7d,readmitted30d,readmitted60d,readmitted90d,"
                    + "sameEncounterId,sameDays,sameRule,emergencyDays,observationDays";

    static final Comparator<Stay> ORDER =
            Comparator.comparingLong(Stay::begin).thenComparing(Stay::facility).thenComparing(Stay::encounterId);

    private static final String NONE = "";
    /** Columns from {@code included} on. */
    private static final int JUDGED = 23;

    private static final int[] HORIZONS = {7, 30, 60, 90};

    private StayRows() {}

    /** @param judged nothing where the value sets lack a list */
    static void append(StringBuilder into, Stay stay, Optional<JudgedStay> judged) {
        CsvRow row = new CsvRow(into)
                .text(stay.facility())
                .text(stay.encounterId())
                .text(stay.patient().hex())
                .text(stay.state().name())
                .time(stay.begin())
                .time(stay.end())
                .text(stay.unit())
                .text(stay.bed())
                .text(stay.provider())
                .text(stay.payer())
                .text(stay.disposition());
        judged.ifPresentOrElse(said -> append(row, said), () -> {
            for (int i = 0; i < JUDGED; i++) {
                row.text(NONE);
            }
        });
        row.end();
    }

    private static void append(CsvRow row, JudgedStay judged) {
        row.flag(judged.state() == JudgedStay.State.INCLUDED)
                .flag(judged.cms())
                .text(names(judged.reasons()))
                .text(judged.cohort())
                .text(names(judged.conditions()))
                .text(judged.episode().facility())
                .text(judged.episode().encounterId())
                .number(judged.episode().leg())
                .number(judged.episode().legs())
                .text(judged.planned().name())
                .text(judged.any().facility())
                .text(judged.any().encounterId());
        daysAndRule(row, judged.any());
        for (int horizon : HORIZONS) {
            row.flag(judged.any().within(horizon));
        }
        row.text(judged.same().encounterId());
        daysAndRule(row, judged.same());
        days(row, judged.emergency());
        days(row, judged.observation());
    }

    private static void daysAndRule(CsvRow row, Return after) {
        days(row, after);
        row.text(after.isNone() ? NONE : after.rule().name());
    }

    private static void days(CsvRow row, Return after) {
        row.decimal(after.isNone() ? Double.NaN : after.days());
    }

    /** Separated by semicolons. */
    private static String names(List<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).collect(Collectors.joining(";"));
    }
}
