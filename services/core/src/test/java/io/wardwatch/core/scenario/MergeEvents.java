package io.wardwatch.core.scenario;

import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.DISCHARGED;
import static io.wardwatch.core.event.Kind.MOVED;
import static io.wardwatch.core.event.Kind.SUBMITTED;
import static io.wardwatch.core.scenario.EventBuilder.event;

import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.Labs;
import io.wardwatch.core.event.PatientKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What scenarios of several numbers are written in. */
public final class MergeEvents {
    private MergeEvents() {}

    public static EventBuilder admitted(PatientKey patient, String visit, String day) {
        return event(ADMITTED, "a-" + visit)
                .patient(patient)
                .of("NORTH", visit)
                .at(day + "T08:00")
                .unit("5W")
                .with(Field.AGE_YEARS, 80L)
                .with(Field.LABS, new Labs(List.of(new Labs.Value(Labs.HEMOGLOBIN_G_DL, 9))));
    }

    public static EventBuilder discharged(PatientKey patient, String visit, String day) {
        return event(DISCHARGED, "d-" + visit)
                .patient(patient)
                .of("NORTH", visit)
                .at(day + "T14:00")
                .with(Field.DISPOSITION, "01");
    }

    public static EventBuilder[] stay(PatientKey patient, String visit, String from, String to) {
        return new EventBuilder[] {admitted(patient, visit, from), discharged(patient, visit, to)};
    }

    public static EventBuilder identity(Kind kind, PatientKey from, PatientKey to, String day) {
        return event(kind, kind.name() + "-" + from.hex() + "-" + day)
                .patient(from)
                .of("NORTH", "")
                .at(day + "T12:00")
                .with(Field.SURVIVOR_PATIENT_KEY, to.hex());
    }

    public static EventBuilder moved(PatientKey from, String visit, PatientKey to, String day) {
        return event(MOVED, "v-" + visit + "-" + day)
                .patient(from)
                .of("NORTH", visit)
                .at(day + "T12:00")
                .with(Field.SURVIVOR_PATIENT_KEY, to.hex());
    }

    public static EventBuilder[] all(Object... parts) {
        List<EventBuilder> all = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof EventBuilder[] several) {
                all.addAll(Arrays.asList(several));
            } else {
                all.add((EventBuilder) part);
            }
        }
        return all.toArray(EventBuilder[]::new);
    }

    public static EventBuilder claim(PatientKey patient, String claim, String visit) {
        return event(SUBMITTED, "c-" + claim)
                .patient(patient)
                .of("NORTH", visit)
                .claim(claim)
                .at("2025-03-20T08:00")
                .with(Field.CHARGE_CENTS, 500_000L);
    }
}
