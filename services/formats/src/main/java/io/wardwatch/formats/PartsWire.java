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
import io.wardwatch.schemas.avro.AdjustmentGroup;
import io.wardwatch.schemas.avro.AdjustmentLevel;
import io.wardwatch.schemas.avro.CodeSystem;
import java.util.ArrayList;
import java.util.List;

/** The records inside an event, field by field in the order of their schemas. */
final class PartsWire {
    static final Symbols SYSTEMS = Symbols.of(CodeSystem.getClassSchema());
    static final Symbols LEVELS = Symbols.of(AdjustmentLevel.getClassSchema());
    static final Symbols GROUPS = Symbols.of(AdjustmentGroup.getClassSchema());

    private static final String UNKNOWN = "UNKNOWN";

    private PartsWire() {}

    static void writeDiagnosis(Object item, AvroOutput out) {
        Diagnosis diagnosis = (Diagnosis) item;
        out.text(diagnosis.code());
        out.number(SYSTEMS.place(diagnosis.system(), "diagnoses"));
        out.number(diagnosis.rank());
        if (out.present(diagnosis.presentOnAdmission() != null)) {
            out.flag(diagnosis.presentOnAdmission());
        }
    }

    static Diagnosis readDiagnosis(AvroInput in) {
        String code = in.code("diagnoses");
        String system = orUnknown(SYSTEMS.name(in.number(), "diagnoses", in));
        int rank = in.integer("diagnoses");
        Boolean present = in.present() ? (Boolean) in.flag() : null;
        return new Diagnosis(code, system, rank, present);
    }

    static void writeProcedure(Object item, AvroOutput out) {
        Procedure procedure = (Procedure) item;
        out.text(procedure.code());
        out.text(procedure.system());
        if (out.present(procedure.date() != null)) {
            out.number(procedure.date());
        }
    }

    static Procedure readProcedure(AvroInput in) {
        String code = in.code("procedures");
        String system = in.code("procedures");
        Long date = in.present() ? (Long) in.number() : null;
        return new Procedure(code, system, date);
    }

    static void writeLabs(Object value, AvroOutput out) {
        List<Labs.Value> labs = ((Labs) value).values();
        out.beginItems(labs.size());
        for (Labs.Value lab : labs) {
            out.text(lab.name());
            out.decimal(lab.value());
        }
        out.endItems();
    }

    static Labs readLabs(AvroInput in) {
        List<Labs.Value> labs = new ArrayList<>(4);
        long read = 0;
        for (long block = in.items(0, "labs"); block > 0; block = in.items(read, "labs")) {
            for (long i = 0; i < block && !in.broken(); i++, read++) {
                Labs.Value lab = new Labs.Value(in.code("labs"), in.decimal("labs"));
                if (read < AvroInput.MAX_ITEMS) {
                    labs.add(lab);
                }
            }
        }
        Labs sorted = new Labs(labs);
        if (namesTwice(sorted)) {
            in.refuse(RejectionReason.INVALID_VALUE, "labs");
        }
        return sorted;
    }

    /** Whether one name stands twice, of which none could be said to hold. */
    static boolean namesTwice(Labs labs) {
        List<Labs.Value> values = labs.values();
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i).name().equals(values.get(i - 1).name())) {
                return true;
            }
        }
        return false;
    }

    static void writePriorYear(Object value, AvroOutput out) {
        PriorYear prior = (PriorYear) value;
        out.number(prior.inpatient());
        out.number(prior.emergency());
        out.number(prior.outpatient());
    }

    static PriorYear readPriorYear(AvroInput in) {
        return new PriorYear(readCount(in), readCount(in), readCount(in));
    }

    /** A count; -1 is not stated. */
    private static int readCount(AvroInput in) {
        int count = in.integer("priorYear");
        if (count < -1) {
            in.refuse(RejectionReason.OUT_OF_RANGE, "priorYear");
        }
        return count;
    }

    static void writeSubmission(Object value, AvroOutput out) {
        Submission submission = (Submission) value;
        out.number(submission.sequence());
        out.text(submission.frequencyCode());
        out.text(submission.payerSequence());
        out.text(submission.refersTo());
    }

    static Submission readSubmission(AvroInput in) {
        return new Submission(
                in.integer("submission"), in.code("submission"), in.code("submission"), in.text("submission"));
    }

    static void writeAdjustment(Object item, AvroOutput out) {
        Adjustment adjustment = (Adjustment) item;
        out.number(LEVELS.place(adjustment.level(), "adjustments"));
        out.number(adjustment.line());
        out.number(GROUPS.place(adjustment.group(), "adjustments"));
        out.text(adjustment.code());
        out.number(adjustment.cents());
    }

    static Adjustment readAdjustment(AvroInput in) {
        String level = orUnknown(LEVELS.name(in.number(), "adjustments", in));
        int line = in.integer("adjustments");
        String group = orUnknown(GROUPS.name(in.number(), "adjustments", in));
        return new Adjustment(level, line, group, in.code("adjustments"), in.number());
    }

    static void writeLine(Object item, AvroOutput out) {
        ClaimLine line = (ClaimLine) item;
        out.number(line.number());
        out.text(line.procedure());
        out.beginItems(line.modifiers().size());
        line.modifiers().forEach(out::text);
        out.endItems();
        out.decimal(line.units());
        out.number(line.chargeCents());
        out.text(line.revenueCode());
        if (out.present(line.serviceDate() != null)) {
            out.number(line.serviceDate());
        }
    }

    static ClaimLine readLine(AvroInput in) {
        int number = in.integer("lines");
        String procedure = in.code("lines");
        List<String> modifiers = new ArrayList<>(2);
        long read = 0;
        for (long block = in.items(0, "lines"); block > 0; block = in.items(read, "lines")) {
            for (long i = 0; i < block && !in.broken(); i++, read++) {
                modifiers.add(in.code("lines"));
            }
        }
        double units = in.decimal("lines");
        long charge = in.number();
        String revenue = in.code("lines");
        Long date = in.present() ? (Long) in.number() : null;
        return new ClaimLine(number, procedure, modifiers, units, charge, revenue, date);
    }

    private static String orUnknown(String name) {
        return name == null ? UNKNOWN : name;
    }
}
