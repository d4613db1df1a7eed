package io.wardwatch.formats;

import io.wardwatch.core.event.Diagnosis;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.RejectionReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The table of encounters: an inpatient one is an admission and a discharge, an emergency one a registration and a discharge, a
 * death certification a death. Others make no event, as no measure and no feature uses them, but claims may name them. Some 60
 * bytes an encounter.
 */
final class SyntheaVisits {
    static final String TABLE = "encounters";
    static final List<String> COLUMNS = List.of(
            "Id",
            "START",
            "STOP",
            "PATIENT",
            "ORGANIZATION",
            "PROVIDER",
            "PAYER",
            "ENCOUNTERCLASS",
            "CODE",
            "TOTAL_CLAIM_COST",
            "REASONCODE");

    private static final Set<String> OUTSIDE = Set.of(
            "ambulatory", "outpatient", "wellness", "urgentcare", "home", "virtual", "hospice", "snf", "telehealth");
    private static final String DEATH_CERTIFICATION = "308646001";
    private static final String BEGIN = "-begin";
    private static final long DAY = 86_400_000_000L;

    private final SyntheaPeople people;
    private final IdIndex index = new IdIndex();
    private int[] patients = new int[32];
    private int[] facilities = new int[32];
    private long[] starts = new long[32];
    private long[] hashes = new long[32];
    private final BitSet posted = new BitSet();
    private final List<String> facilityNames = new ArrayList<>();
    private final Map<String, Integer> facilityNumbers = new HashMap<>();

    SyntheaVisits(SyntheaPeople people) {
        this.people = people;
    }

    SyntheaRow read(SyntheaTable row) {
        for (String column : List.of("Id", "PATIENT", "ORGANIZATION")) {
            if (row.text(column).isEmpty()) {
                return SyntheaRow.refused(RejectionReason.MISSING_FIELD, column);
            }
        }
        long start = row.time("START");
        long stop = row.time("STOP");
        if (start == SyntheaTable.INVALID || start == SyntheaTable.EMPTY || stop == SyntheaTable.INVALID) {
            return SyntheaRow.refused(RejectionReason.INVALID_TIME, stop == SyntheaTable.INVALID ? "STOP" : "START");
        }
        if (row.cents("TOTAL_CLAIM_COST") == SyntheaTable.INVALID) {
            return SyntheaRow.refused(RejectionReason.INVALID_VALUE, "TOTAL_CLAIM_COST");
        }
        int known = index.find(row.text("Id"));
        if (known != IdIndex.ABSENT && hashes[known] != row.hash()) {
            return reused(row, known, start);
        }
        SyntheaRow made = make(row, start, stop);
        if (known != IdIndex.ABSENT) {
            return made.as(SyntheaRow.AGAIN);
        }
        if (made.stands()) {
            add(row, start);
            posted.set(index.find(row.text("Id")), !made.events().isEmpty());
        }
        return made;
    }

    /** The number of an encounter, or {@link IdIndex#ABSENT}. */
    int find(String id) {
        return index.find(id);
    }

    int patient(int visit) {
        return patients[visit];
    }

    /** @param id the encounter's, which is not kept */
    SyntheaSubject subject(int visit, String id, String claimId) {
        return new SyntheaSubject(people.key(patients[visit]), facilityNames.get(facilities[visit]), id, claimId);
    }

    private SyntheaRow make(SyntheaTable row, long start, long stop) {
        String visitClass = row.text("ENCOUNTERCLASS");
        int patient = people.add(row.text("PATIENT"));
        String id = row.text("Id");
        SyntheaSubject subject = new SyntheaSubject(people.key(patient), row.text("ORGANIZATION"), id, "");
        boolean stay = visitClass.equals("inpatient");
        if (stay || visitClass.equals("emergency")) {
            Event begin = stay
                    ? subject.event(Kind.ADMITTED, id + BEGIN, start, begun(row, patient, "INPATIENT"))
                    : subject.event(Kind.REGISTERED, id + BEGIN, start, begun(row, patient, "EMERGENCY"));
            return stop == SyntheaTable.EMPTY
                    ? SyntheaRow.of(visitClass + "Open", begin)
                    : SyntheaRow.of(
                            visitClass,
                            begin,
                            subject.event(Kind.DISCHARGED, id + "-end", stop, ended(row, patient, start, stop)));
        }
        if (row.text("CODE").equals(DEATH_CERTIFICATION)) {
            long day = people.deathDay(patient);
            long died = day == SyntheaTable.INVALID ? start : (day + 1) * DAY - 1;
            SyntheaSubject whom = new SyntheaSubject(subject.patient(), subject.facility(), "", "");
            return SyntheaRow.of("death", whom.event(Kind.DIED, id + "-died", died, new Fields.Builder().build()));
        }
        return OUTSIDE.contains(visitClass)
                ? SyntheaRow.of("skipped." + visitClass)
                : SyntheaRow.refused(RejectionReason.UNKNOWN_CODE, "ENCOUNTERCLASS");
    }

    /** The first row holds whole: the second comes as another content of its begin, stamped behind it. */
    private SyntheaRow reused(SyntheaTable row, int first, long start) {
        if (!posted.get(first)) {
            return SyntheaRow.of(SyntheaRow.ID_REUSED);
        }
        String id = row.text("Id");
        SyntheaSubject subject = subject(first, id, "");
        Fields nothing = new Fields.Builder().build();
        return SyntheaRow.of(
                SyntheaRow.ID_REUSED, subject.setAside(Kind.ADMITTED, id + BEGIN, start, starts[first], nothing));
    }

    private void add(SyntheaTable row, long start) {
        int visit = index.add(row.text("Id"));
        if (visit == patients.length) {
            patients = Arrays.copyOf(patients, visit * 2);
            facilities = Arrays.copyOf(facilities, visit * 2);
            starts = Arrays.copyOf(starts, visit * 2);
            hashes = Arrays.copyOf(hashes, visit * 2);
        }
        patients[visit] = people.find(row.text("PATIENT"));
        facilities[visit] = facilityNumbers.computeIfAbsent(row.text("ORGANIZATION"), name -> {
            facilityNames.add(name);
            return facilityNames.size() - 1;
        });
        starts[visit] = start;
        hashes[visit] = row.hash();
    }

    private Fields begun(SyntheaTable row, int patient, String visitClass) {
        return people.describe(patient, new Fields.Builder())
                .set(Field.CLASS, visitClass)
                .set(Field.PROVIDER, provider(row))
                .set(Field.PAYER, people.payer(row.text("PAYER")))
                .set(Field.DIAGNOSES, reason(row))
                .build();
    }

    private Fields ended(SyntheaTable row, int patient, long start, long stop) {
        long cost = row.cents("TOTAL_CLAIM_COST");
        return new Fields.Builder()
                .set(Field.PROVIDER, provider(row))
                .set(Field.DIAGNOSES, reason(row))
                .set(Field.DISPOSITION, diedWithin(patient, start, stop) ? "20" : null)
                .set(Field.CHARGE_CENTS, cost == SyntheaTable.EMPTY ? null : (Long) cost)
                .set(Field.CURRENCY, cost == SyntheaTable.EMPTY ? null : SyntheaSubject.CURRENCY)
                .build();
    }

    /** Synthea tells the day of a death, not whether it was in a hospital. */
    private boolean diedWithin(int patient, long start, long stop) {
        long day = people.deathDay(patient);
        return day != SyntheaTable.INVALID && Math.floorDiv(start, DAY) <= day && day <= Math.floorDiv(stop, DAY);
    }

    private static String provider(SyntheaTable row) {
        return row.text("PROVIDER").isEmpty() ? null : row.text("PROVIDER");
    }

    private static List<Diagnosis> reason(SyntheaTable row) {
        String code = row.text("REASONCODE");
        return code.isEmpty() ? null : List.of(new Diagnosis(code, "SNOMED", 1, null));
    }
}
