package io.wardwatch.formats;

import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.formats.EventShape.Symbols;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.avro.ControlKind;
import java.time.DateTimeException;
import java.time.ZoneId;

/** Ticks and facilities of {@code control.v1}. Kinds that nothing reads yet are refused as unknown. */
public final class ControlWire extends Wire<Control> {
    private static final Symbols KINDS = Symbols.of(ControlKind.getClassSchema());

    public ControlWire() {
        super(TopicCatalogue.CONTROL);
    }

    @Override
    void write(Control value, AvroOutput out) {
        switch (value) {
            case Control.Tick tick -> {
                out.number(KINDS.place("TICK", "kind"));
                out.present(true);
                out.number(tick.instant());
                out.present(false);
            }
            case Control.Known known -> {
                out.number(KINDS.place("FACILITY", "kind"));
                out.present(false);
                out.present(true);
                out.text(known.facility().code());
                out.text(known.facility().zone().getId());
                out.number(known.facility().beds());
            }
        }
    }

    @Override
    Control read(AvroInput in) {
        String kind = KINDS.name(in.number(), "kind", in);
        boolean hasTick = in.present();
        long tick = hasTick ? in.number() : 0;
        Facility facility = in.present() ? readFacility(in) : null;
        if ("TICK".equals(kind)) {
            if (!hasTick) {
                in.refuse(RejectionReason.MISSING_FIELD, "tick");
            }
            return new Control.Tick(tick);
        }
        if (!"FACILITY".equals(kind)) {
            in.refuse(RejectionReason.UNKNOWN_KIND, "kind");
        } else if (facility == null) {
            in.refuse(RejectionReason.MISSING_FIELD, "facility");
        }
        return new Control.Known(facility);
    }

    private static Facility readFacility(AvroInput in) {
        String code = in.code("facility");
        String zone = in.code("zone");
        int beds = in.integer("beds");
        try {
            return new Facility(code, ZoneId.of(zone), beds);
        } catch (DateTimeException e) {
            in.refuse(RejectionReason.INVALID_VALUE, "zone");
            return null;
        }
    }
}
