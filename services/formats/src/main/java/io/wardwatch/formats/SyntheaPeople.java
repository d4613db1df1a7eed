package io.wardwatch.formats;

import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RejectionReason;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Patients and payers: what other tables of a Synthea folder refer to. Some 70 bytes a patient. A patient whom only visits name is
 * one, too, of unknown age and sex.
 */
final class SyntheaPeople {
    static final String PATIENTS = "patients";
    static final List<String> PATIENT_COLUMNS = List.of("Id", "BIRTHDATE", "DEATHDATE", "GENDER");
    static final String PAYERS = "payers";
    static final List<String> PAYER_COLUMNS = List.of("Id", "NAME");

    private static final String UNINSURED = "NO_INSURANCE";
    private static final int UNKNOWN = Integer.MIN_VALUE;
    private static final byte LISTED = 4;

    private final Pseudonyms pseudonyms;
    private final IdIndex index = new IdIndex();
    private long[] keys = new long[64];
    private long[] hashes = new long[32];
    private int[] births = new int[32];
    private int[] deaths = new int[32];
    private byte[] sexes = new byte[32];
    private final Map<String, String> payers = new HashMap<>();

    SyntheaPeople(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    SyntheaRow readPayer(SyntheaTable row) {
        String id = row.text("Id");
        if (id.isEmpty() || row.text("NAME").isEmpty()) {
            return SyntheaRow.refused(RejectionReason.MISSING_FIELD, id.isEmpty() ? "Id" : "NAME");
        }
        String before = payers.putIfAbsent(id, row.text("NAME"));
        if (before == null) {
            return SyntheaRow.of("known");
        }
        return SyntheaRow.of(before.equals(row.text("NAME")) ? SyntheaRow.AGAIN : SyntheaRow.ID_REUSED);
    }

    SyntheaRow readPatient(SyntheaTable row) {
        long birth = row.day("BIRTHDATE");
        long death = row.day("DEATHDATE");
        if (row.text("Id").isEmpty()) {
            return SyntheaRow.refused(RejectionReason.MISSING_FIELD, "Id");
        }
        if (birth == SyntheaTable.INVALID || death == SyntheaTable.INVALID) {
            return SyntheaRow.refused(
                    RejectionReason.INVALID_TIME, birth == SyntheaTable.INVALID ? "BIRTHDATE" : "DEATHDATE");
        }
        int patient = add(row.text("Id"));
        if (isListed(patient)) {
            return SyntheaRow.of(hashes[patient] == row.hash() ? SyntheaRow.AGAIN : SyntheaRow.ID_REUSED);
        }
        hashes[patient] = row.hash();
        births[patient] = birth == SyntheaTable.EMPTY ? UNKNOWN : (int) birth;
        deaths[patient] = death == SyntheaTable.EMPTY ? UNKNOWN : (int) death;
        sexes[patient] = (byte) (LISTED
                + (row.text("GENDER").equals("M") ? 1 : 0)
                + (row.text("GENDER").equals("F") ? 2 : 0));
        return SyntheaRow.of("known");
    }

    /** The number of a patient, of one whom no table has named yet a new one. */
    int add(String id) {
        int before = index.size();
        int patient = index.add(id);
        if (patient == before) {
            if (patient == births.length) {
                grow(patient * 2);
            }
            PatientKey key = pseudonyms.of(SyntheaSubject.SOURCE, id);
            keys[patient * 2] = key.high();
            keys[patient * 2 + 1] = key.low();
            births[patient] = UNKNOWN;
            deaths[patient] = UNKNOWN;
        }
        return patient;
    }

    /** The number of a patient, or {@link IdIndex#ABSENT}. */
    int find(String id) {
        return index.find(id);
    }

    /** Whether the table of patients has that one. */
    boolean isListed(int patient) {
        return sexes[patient] >= LISTED;
    }

    PatientKey key(int patient) {
        return new PatientKey(keys[patient * 2], keys[patient * 2 + 1]);
    }

    /** Days since 1970-01-01, or ABSENT of {@link io.wardwatch.core.event.Event}. */
    long deathDay(int patient) {
        return deaths[patient] == UNKNOWN ? SyntheaTable.INVALID : deaths[patient];
    }

    Fields.Builder describe(int patient, Fields.Builder fields) {
        int sex = sexes[patient] - LISTED;
        return fields.set(Field.SEX, sex == 1 ? "M" : sex == 2 ? "F" : null)
                .set(Field.BIRTH_DATE, births[patient] == UNKNOWN ? null : (Long) (long) births[patient]);
    }

    boolean knowsPayer(String id) {
        return id.isEmpty() || payers.containsKey(id);
    }

    /** A payer's name; its id where no table names it, nothing for an empty id. */
    String payer(String id) {
        return id.isEmpty() ? null : payers.getOrDefault(id, id);
    }

    String payerClass(String id) {
        String name = id.isEmpty() ? UNINSURED : payers.getOrDefault(id, "");
        return switch (name) {
            case "" -> "UNKNOWN";
            // Who has both is Medicare's first.
            case "Medicare", "Dual Eligible" -> "MEDICARE";
            case "Medicaid" -> "MEDICAID";
            case UNINSURED -> "SELF_PAY";
            default -> "COMMERCIAL";
        };
    }

    private void grow(int length) {
        keys = Arrays.copyOf(keys, length * 2);
        hashes = Arrays.copyOf(hashes, length);
        births = Arrays.copyOf(births, length);
        deaths = Arrays.copyOf(deaths, length);
        sexes = Arrays.copyOf(sexes, length);
    }
}
