package io.wardwatch.formats;

import io.wardwatch.core.event.Adjustment;
import io.wardwatch.core.event.ClaimLine;
import io.wardwatch.core.event.Diagnosis;
import io.wardwatch.core.event.Labs;
import io.wardwatch.core.event.PriorYear;
import io.wardwatch.core.event.Procedure;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.core.event.Submission;
import io.wardwatch.formats.EventShape.Symbols;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The records inside an event in the plain form. A refused part is null. */
final class PlainParts {
    private static final String UNKNOWN = "UNKNOWN";

    private final JsonValues json;

    PlainParts(JsonValues json) {
        this.json = json;
    }

    Diagnosis diagnosis() throws IOException {
        var part = new Object() {
            String code;
            String system = UNKNOWN;
            int rank;
            Boolean present;
        };
        boolean read = json.object("diagnoses", name -> {
            switch (name) {
                case "code" -> part.code = json.text("diagnoses.code");
                case "system" -> part.system = listed(PartsWire.SYSTEMS, "diagnoses.system");
                case "rank" -> part.rank = json.count("diagnoses.rank", 0);
                case "presentOnAdmission" -> part.present = json.flag("diagnoses.presentOnAdmission");
                default -> json.unknownField("diagnoses." + name);
            }
        });
        return read && must(part.code, "diagnoses.code")
                ? new Diagnosis(part.code, part.system, part.rank, part.present)
                : null;
    }

    Procedure procedure() throws IOException {
        var part = new Object() {
            String code;
            String system = "";
            Long date;
        };
        boolean read = json.object("procedures", name -> {
            switch (name) {
                case "code" -> part.code = json.text("procedures.code");
                case "system" -> part.system = json.textOrEmpty("procedures.system");
                case "date" -> part.date = json.day("procedures.date");
                default -> json.unknownField("procedures." + name);
            }
        });
        return read && must(part.code, "procedures.code") ? new Procedure(part.code, part.system, part.date) : null;
    }

    Labs labs() throws IOException {
        List<Labs.Value> values = new ArrayList<>(4);
        boolean read = json.object("labs", name -> {
            Double value = json.decimal("labs");
            if (value != null) {
                values.add(new Labs.Value(name, value));
            }
        });
        return read && !values.isEmpty() ? new Labs(values) : null;
    }

    PriorYear priorYear() throws IOException {
        int[] counts = {-1, -1, -1};
        boolean read = json.object("priorYear", name -> {
            switch (name) {
                case "inpatient" -> counts[0] = json.count("priorYear.inpatient", -1);
                case "emergency" -> counts[1] = json.count("priorYear.emergency", -1);
                case "outpatient" -> counts[2] = json.count("priorYear.outpatient", -1);
                default -> json.unknownField("priorYear." + name);
            }
        });
        return read ? new PriorYear(counts[0], counts[1], counts[2]) : null;
    }

    Submission submission() throws IOException {
        int[] sequence = {0};
        String[] texts = {"", "", ""};
        boolean read = json.object("submission", name -> {
            switch (name) {
                case "sequence" -> sequence[0] = json.count("submission.sequence", 0);
                case "frequencyCode" -> texts[0] = json.textOrEmpty("submission.frequencyCode");
                case "payerSequence" -> texts[1] = json.textOrEmpty("submission.payerSequence");
                case "refersTo" -> texts[2] = json.textOrEmpty("submission.refersTo");
                default -> json.unknownField("submission." + name);
            }
        });
        return read ? new Submission(sequence[0], texts[0], texts[1], texts[2]) : null;
    }

    Adjustment adjustment() throws IOException {
        var part = new Object() {
            String level = UNKNOWN;
            int line;
            String group = UNKNOWN;
            String code = "";
            Long cents;
        };
        boolean read = json.object("adjustments", name -> {
            switch (name) {
                case "level" -> part.level = listed(PartsWire.LEVELS, "adjustments.level");
                case "line" -> part.line = json.count("adjustments.line", 0);
                case "group" -> part.group = listed(PartsWire.GROUPS, "adjustments.group");
                case "code" -> part.code = json.textOrEmpty("adjustments.code");
                case "cents" -> part.cents = json.integer("adjustments.cents");
                default -> json.unknownField("adjustments." + name);
            }
        });
        return read && must(part.cents, "adjustments.cents")
                ? new Adjustment(part.level, part.line, part.group, part.code, part.cents)
                : null;
    }

    ClaimLine line() throws IOException {
        var part = new Object() {
            int number;
            String procedure = "";
            List<String> modifiers;
            Double units;
            Long charge;
            String revenue = "";
            Long date;
        };
        boolean read = json.object("lines", name -> {
            switch (name) {
                case "number" -> part.number = json.count("lines.number", 0);
                case "procedure" -> part.procedure = json.textOrEmpty("lines.procedure");
                case "modifiers" -> part.modifiers = json.list("lines.modifiers", () -> json.text("lines.modifiers"));
                case "units" -> part.units = json.decimal("lines.units");
                case "chargeCents" -> part.charge = json.integer("lines.chargeCents");
                case "revenueCode" -> part.revenue = json.textOrEmpty("lines.revenueCode");
                case "serviceDate" -> part.date = json.day("lines.serviceDate");
                default -> json.unknownField("lines." + name);
            }
        });
        if (!read) {
            return null;
        }
        return new ClaimLine(
                part.number,
                part.procedure,
                part.modifiers == null ? List.of() : part.modifiers,
                part.units == null ? 0 : part.units,
                part.charge == null ? 0 : part.charge,
                part.revenue,
                part.date);
    }

    private String listed(Symbols symbols, String name) throws IOException {
        String code = json.text(name);
        if (code == null) {
            return UNKNOWN;
        }
        if (!symbols.places().containsKey(code)) {
            json.refuse(RejectionReason.UNKNOWN_CODE, name);
        }
        return code;
    }

    private boolean must(Object value, String name) {
        if (value == null) {
            json.refuse(RejectionReason.MISSING_FIELD, name);
        }
        return value != null;
    }
}
