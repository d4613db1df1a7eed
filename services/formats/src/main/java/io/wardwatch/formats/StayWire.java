package io.wardwatch.formats;

import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.formats.EventShape.Symbols;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.avro.StayState;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Stays on {@code care.stay.v1}. */
public final class StayWire extends Wire<Said<Stay>> {
    private static final Symbols STATES = Symbols.of(StayState.getClassSchema());

    public StayWire() {
        super(TopicCatalogue.STAYS);
    }

    /** The key: {@code facility|encounterId}, in both of which a {@code %} stands as {@code %25} and a {@code |} as {@code %7C}. */
    public static byte[] key(Stay stay) {
        return key(stay.facility(), stay.encounterId());
    }

    static byte[] key(String facility, String encounterId) {
        return (escaped(facility) + "|" + escaped(encounterId)).getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String part) {
        return part.replace("%", "%25").replace("|", "%7C");
    }

    @Override
    void write(Said<Stay> said, AvroOutput out) {
        Stay stay = said.what();
        out.text(stay.facility());
        out.text(stay.encounterId());
        out.text(stay.patient().hex());
        out.number(STATES.place(stay.state().name(), "state"));
        out.text(stay.zone().getId());
        OutputParts.writeOptional(stay.begin(), out);
        OutputParts.writeOptional(stay.end(), out);
        out.optionalText(stay.unit());
        out.optionalText(stay.bed());
        out.optionalText(stay.provider());
        out.optionalText(stay.payer());
        out.optionalText(stay.disposition());
        out.beginItems(stay.places().size());
        for (Stay.Place place : stay.places()) {
            out.text(place.unit());
            out.number(place.from());
        }
        out.endItems();
        out.bytes(said.cut());
    }

    @Override
    Said<Stay> read(AvroInput in) {
        String facility = in.code("facility");
        String encounterId = in.text("encounterId");
        PatientKey patient = OutputParts.readPatient(in);
        Stay.State state = OutputParts.constant(Stay.State.class, STATES.name(in.number(), "state", in), "state", in);
        ZoneId zone = zone(in);
        long begin = OutputParts.readOptional(in);
        long end = OutputParts.readOptional(in);
        String unit = optionalCode("unit", in);
        String bed = optionalCode("bed", in);
        String provider = optionalCode("provider", in);
        String payer = optionalCode("payer", in);
        String disposition = optionalCode("disposition", in);
        List<Stay.Place> places = OutputParts.items(in, "places", () -> new Stay.Place(in.code("places"), in.number()));
        Stay stay = new Stay(
                facility,
                encounterId,
                patient,
                state,
                zone,
                begin,
                end,
                unit,
                bed,
                provider,
                payer,
                disposition,
                places);
        return new Said<>(stay, in.bytes("cut"));
    }

    private static String optionalCode(String name, AvroInput in) {
        return in.present() ? in.code(name) : "";
    }

    private static ZoneId zone(AvroInput in) {
        try {
            return ZoneId.of(in.code("zone"));
        } catch (DateTimeException e) {
            in.refuse(RejectionReason.INVALID_VALUE, "zone");
            return ZoneOffset.UTC;
        }
    }
}
