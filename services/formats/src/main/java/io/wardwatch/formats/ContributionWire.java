package io.wardwatch.formats;

import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.core.measure.CellInput;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.RiskTick;
import io.wardwatch.formats.EventShape.Symbols;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.avro.ContributionKind;

/** Differences and {@code risk}'s ticks on {@code kpi.contribution.v1}. */
public final class ContributionWire extends Wire<CellInput> {
    private static final Symbols KINDS = Symbols.of(ContributionKind.getClassSchema());

    public ContributionWire() {
        super(TopicCatalogue.KPI_CONTRIBUTIONS);
    }

    @Override
    void write(CellInput value, AvroOutput out) {
        switch (value) {
            case Contribution contribution -> writeContribution(contribution, out);
            case RiskTick tick -> writeTick(tick, out);
        }
    }

    private static void writeContribution(Contribution contribution, AvroOutput out) {
        out.number(KINDS.place("CONTRIBUTION", "kind"));
        out.text(contribution.group().name());
        out.number(contribution.day());
        out.text(contribution.facility());
        out.text(contribution.unit());
        out.text(contribution.provider());
        out.text(contribution.payer());
        out.text(contribution.ageGroup());
        out.beginItems(contribution.columns().length);
        for (int column : contribution.columns()) {
            out.number(column);
        }
        out.endItems();
        out.beginItems(contribution.amounts().length);
        for (long amount : contribution.amounts()) {
            out.number(amount);
        }
        out.endItems();
        out.number(0);
        out.number(0);
        out.present(false);
    }

    private static void writeTick(RiskTick tick, AvroOutput out) {
        out.number(KINDS.place("TICK", "kind"));
        out.text("");
        out.number(0);
        for (int dimension = 0; dimension < 5; dimension++) {
            out.text("");
        }
        out.endItems();
        out.endItems();
        out.number(tick.riskPartition());
        out.number(tick.riskPartitions());
        out.present(true);
        out.number(tick.instant());
    }

    @Override
    CellInput read(AvroInput in) {
        String kind = KINDS.name(in.number(), "kind", in);
        String group = in.code("group");
        long day = in.integer("day");
        String facility = in.code("facility");
        String unit = in.code("unit");
        String provider = in.code("provider");
        String payer = in.code("payer");
        String ageGroup = in.code("ageGroup");
        long[] columns = OutputParts.readNumbers("columns", in);
        long[] amounts = OutputParts.readNumbers("values", in);
        int partition = in.integer("riskPartition");
        int partitions = in.integer("riskPartitions");
        boolean hasTick = in.present();
        long tick = hasTick ? in.number() : 0;
        if ("TICK".equals(kind)) {
            if (!hasTick || partition < 0 || partition >= partitions) {
                in.refuse(RejectionReason.INVALID_VALUE, "tick");
            }
            return new RiskTick(partition, partitions, tick);
        }
        if (!"CONTRIBUTION".equals(kind)) {
            in.refuse(RejectionReason.UNKNOWN_KIND, "kind");
            return null;
        }
        MeasureGroup measures = OutputParts.constant(MeasureGroup.class, group, "group", in);
        return new Contribution(
                measures, facility, day, unit, provider, payer, ageGroup, ascending(columns, amounts, in), amounts);
    }

    private static int[] ascending(long[] columns, long[] amounts, AvroInput in) {
        int[] result = new int[columns.length];
        long before = -1;
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] <= before || columns[i] > Integer.MAX_VALUE) {
                in.refuse(RejectionReason.INVALID_VALUE, "columns");
            }
            before = columns[i];
            result[i] = (int) columns[i];
        }
        if (columns.length != amounts.length) {
            in.refuse(RejectionReason.INVALID_VALUE, "values");
        }
        return result;
    }
}
