package io.wardwatch.core.state;

import io.wardwatch.core.event.Adjustment;
import io.wardwatch.core.event.ClaimLine;
import io.wardwatch.core.event.Codes;
import io.wardwatch.core.event.Diagnosis;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Labs;
import io.wardwatch.core.event.PriorYear;
import io.wardwatch.core.event.Procedure;
import io.wardwatch.core.event.Submission;
import java.util.ArrayList;
import java.util.List;

/** The bytes of an entry's optional fields: the mask, then each value in bit order by its type. */
final class FieldsCodec {
    /** Labs written by their place here, others by name: add at the end, never reorder. */
    private static final List<String> LABS = List.of(Labs.HEMOGLOBIN_G_DL, Labs.SODIUM_MMOL_L);
    /** How many systems of diagnoses the format has room for. */
    private static final int SYSTEMS_MOST = 8;

    private FieldsCodec() {}

    static void write(StateWriter out, Fields fields) {
        out.varint(fields.mask());
        int at = 0;
        for (long rest = fields.mask(); rest != 0; rest &= rest - 1) {
            writeValue(out, Field.ofCode(Long.numberOfTrailingZeros(rest)), fields.packedValue(at++));
        }
    }

    static Fields read(StateReader in) {
        long mask = in.varint();
        Object[] values = new Object[Long.bitCount(mask)];
        int at = 0;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            values[at++] = readValue(in, Field.ofCode(Long.numberOfTrailingZeros(rest)));
        }
        return Fields.packed(mask, values);
    }

    @SuppressWarnings("unchecked") // Field.Type says the Java shape
    private static void writeValue(StateWriter out, Field field, Object value) {
        switch (field.type()) {
            case TEXT -> out.text((String) value);
            case CODE -> out.varint(place(Codes.of(field), (String) value));
            case FLAG -> out.octet((Boolean) value ? 1 : 0);
            case COUNT, CENTS -> out.varint((Long) value);
            case DATE -> out.signed((Long) value);
            case INSTANT -> out.span((Long) value);
            case DECIMAL -> out.fixed64(Double.doubleToRawLongBits((Double) value));
            case TEXTS -> writeList(out, (List<String>) value, StateWriter::text);
            case DIAGNOSES -> writeList(out, (List<Diagnosis>) value, FieldsCodec::writeDiagnosis);
            case PROCEDURES -> writeList(out, (List<Procedure>) value, FieldsCodec::writeProcedure);
            case LABS -> writeList(out, ((Labs) value).values(), FieldsCodec::writeLab);
            case PRIOR_YEAR -> writePriorYear(out, (PriorYear) value);
            case SUBMISSION -> writeSubmission(out, (Submission) value);
            case ADJUSTMENTS -> writeList(out, (List<Adjustment>) value, FieldsCodec::writeAdjustment);
            case LINES -> writeList(out, (List<ClaimLine>) value, FieldsCodec::writeLine);
        }
    }

    private static Object readValue(StateReader in, Field field) {
        return switch (field.type()) {
            case TEXT -> field.repeats() ? in.code() : in.text();
            case CODE -> Codes.of(field).get(in.count());
            case FLAG -> in.octet() == 1;
            case COUNT, CENTS -> in.varint();
            case DATE -> in.signed();
            case INSTANT -> in.span();
            case DECIMAL -> Double.longBitsToDouble(in.fixed64());
            case TEXTS -> readList(in, StateReader::code);
            case DIAGNOSES -> readList(in, FieldsCodec::readDiagnosis);
            case PROCEDURES -> readList(in, FieldsCodec::readProcedure);
            case LABS -> new Labs(readList(in, FieldsCodec::readLab));
            case PRIOR_YEAR -> new PriorYear((int) in.signed(), (int) in.signed(), (int) in.signed());
            case SUBMISSION -> new Submission((int) in.signed(), in.code(), in.code(), in.text());
            case ADJUSTMENTS -> readList(in, FieldsCodec::readAdjustment);
            case LINES -> readList(in, FieldsCodec::readLine);
        };
    }

    private interface ItemWriter<T> {
        void write(StateWriter out, T item);
    }

    private interface ItemReader<T> {
        T read(StateReader in);
    }

    private static <T> void writeList(StateWriter out, List<T> list, ItemWriter<T> writer) {
        out.varint(list.size());
        for (T item : list) {
            writer.write(out, item);
        }
    }

    private static <T> List<T> readList(StateReader in, ItemReader<T> reader) {
        int size = in.count();
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(reader.read(in));
        }
        return list;
    }

    private static int place(List<String> names, String name) {
        int place = names.indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("a code that validation does not accept");
        }
        return place;
    }

    /** Beside the code one number: rank, how {@code presentOnAdmission} stands (2 not stated), and the system's place. */
    private static void writeDiagnosis(StateWriter out, Diagnosis diagnosis) {
        Boolean present = diagnosis.presentOnAdmission();
        int flag = present == null ? 2 : present ? 1 : 0;
        int system = place(Codes.DIAGNOSIS_SYSTEMS, diagnosis.system());
        out.text(diagnosis.code());
        out.signed(((long) diagnosis.rank() * 3 + flag) * SYSTEMS_MOST + system);
    }

    private static Diagnosis readDiagnosis(StateReader in) {
        String code = in.code();
        long packed = in.signed();
        String system = Codes.DIAGNOSIS_SYSTEMS.get(Math.floorMod(packed, SYSTEMS_MOST));
        long rest = Math.floorDiv(packed, SYSTEMS_MOST);
        int flag = Math.floorMod(rest, 3);
        return new Diagnosis(code, system, (int) Math.floorDiv(rest, 3), flag == 2 ? null : flag == 1);
    }

    private static void writeProcedure(StateWriter out, Procedure procedure) {
        out.text(procedure.code());
        out.text(procedure.system());
        writeDay(out, procedure.date());
    }

    private static Procedure readProcedure(StateReader in) {
        return new Procedure(in.code(), in.code(), readDay(in));
    }

    private static void writeDay(StateWriter out, Long day) {
        out.octet(day == null ? 0 : 1);
        if (day != null) {
            out.signed(day);
        }
    }

    private static Long readDay(StateReader in) {
        return in.octet() == 0 ? null : (Long) in.signed();
    }

    private static void writeLab(StateWriter out, Labs.Value lab) {
        int known = LABS.indexOf(lab.name());
        out.varint(known + 1);
        if (known < 0) {
            out.text(lab.name());
        }
        out.fixed64(Double.doubleToRawLongBits(lab.value()));
    }

    private static Labs.Value readLab(StateReader in) {
        int known = in.count();
        String name = known == 0 ? in.code() : LABS.get(known - 1);
        return new Labs.Value(name, Double.longBitsToDouble(in.fixed64()));
    }

    private static void writePriorYear(StateWriter out, PriorYear prior) {
        out.signed(prior.inpatient());
        out.signed(prior.emergency());
        out.signed(prior.outpatient());
    }

    private static void writeSubmission(StateWriter out, Submission submission) {
        out.signed(submission.sequence());
        out.text(submission.frequencyCode());
        out.text(submission.payerSequence());
        out.text(submission.refersTo());
    }

    private static void writeAdjustment(StateWriter out, Adjustment adjustment) {
        out.text(adjustment.level());
        out.signed(adjustment.line());
        out.text(adjustment.group());
        out.text(adjustment.code());
        out.signed(adjustment.cents());
    }

    private static Adjustment readAdjustment(StateReader in) {
        return new Adjustment(in.code(), (int) in.signed(), in.code(), in.code(), in.signed());
    }

    private static void writeLine(StateWriter out, ClaimLine line) {
        out.signed(line.number());
        out.text(line.procedure());
        writeList(out, line.modifiers(), StateWriter::text);
        out.fixed64(Double.doubleToRawLongBits(line.units()));
        out.signed(line.chargeCents());
        out.text(line.revenueCode());
        writeDay(out, line.serviceDate());
    }

    private static ClaimLine readLine(StateReader in) {
        return new ClaimLine(
                (int) in.signed(),
                in.code(),
                readList(in, StateReader::code),
                Double.longBitsToDouble(in.fixed64()),
                in.signed(),
                in.code(),
                readDay(in));
    }
}
