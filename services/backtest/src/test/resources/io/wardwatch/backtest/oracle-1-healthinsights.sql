-- The oracle, part 1 for the 55,500-row table: its rows into table event, by the published mapping. Needs: variable 'files'
-- and table facility. Equal rows are one; a negative bill refuses the claim alone. An encounter's id is the first 16 bytes of
-- SHA-256 of its row's fields in the order of the file, chr(31) between them; an event's id says its kind behind that.
SET TimeZone = 'UTC';

CREATE TABLE event AS
WITH source_row AS (
    SELECT DISTINCT * FROM read_csv(getvariable('files'), header = true, all_varchar = true)),
numbered AS (
    SELECT substr(sha256(array_to_string(list_transform([
               Name, Age, Gender, "Blood Type", "Medical Condition", "Date of Admission", Doctor, Hospital,
               "Insurance Provider", "Billing Amount", "Room Number", "Admission Type", "Discharge Date", Medication,
               "Test Results"], f -> coalesce(f, '')), chr(31))), 1, 32) AS n,
           lower(Name) || '|' || Gender || '|' || "Blood Type" AS patient,
           ("Date of Admission" || ' 12:00:00+00')::TIMESTAMPTZ AS begun,
           ("Discharge Date" || ' 12:00:00+00')::TIMESTAMPTZ AS ended,
           Hospital AS hospital, "Insurance Provider" AS insurer, Doctor AS doctor, Age AS age,
           (round("Billing Amount"::DECIMAL(38, 20), 2) * 100)::BIGINT AS billed
    FROM source_row),
blank AS (
    SELECT NULL::VARCHAR AS kind, NULL::BIGINT AS sequence, NULL::VARCHAR[] AS cleared, NULL::VARCHAR AS affectedEventId,
           NULL::VARCHAR AS unit, NULL::DATE AS birthDate, NULL::VARCHAR AS disposition, NULL::VARCHAR AS claimStatus)
SELECT 'admission' AS type, 'ADMITTED' AS kind, n || '-admitted' AS eventId, '' AS source, sequence, patient,
       hospital AS facility, n AS encounterId, NULL::VARCHAR AS claimId, begun AS occurredAt, begun AS recordedAt,
       cleared, affectedEventId, 'INPATIENT' AS class, unit, doctor AS provider, insurer AS payer, birthDate,
       age::BIGINT AS ageYears, disposition, NULL::BIGINT AS chargeCents, claimStatus
FROM numbered, blank
UNION ALL
SELECT 'discharge', 'DISCHARGED', n || '-discharged', '', sequence, patient,
       hospital, n, NULL, ended, ended,
       cleared, affectedEventId, NULL, unit, NULL, NULL, birthDate,
       NULL, disposition, NULL, claimStatus
FROM numbered, blank
UNION ALL
SELECT 'claim', 'SUBMITTED', n || '-submitted', '', sequence, patient,
       hospital, n, n, ended, ended,
       cleared, affectedEventId, NULL, unit, NULL, insurer, birthDate,
       NULL, disposition, billed, claimStatus
FROM numbered, blank
WHERE billed >= 0;

-- Bills are all the money of this table: nobody ever pays one.
ALTER TABLE event ADD COLUMN effectiveDate DATE;
ALTER TABLE event ADD COLUMN paidCents BIGINT;
ALTER TABLE event ADD COLUMN patientResponsibilityCents BIGINT;
ALTER TABLE event ADD COLUMN currency VARCHAR;
ALTER TABLE event ADD COLUMN paymentId VARCHAR;
ALTER TABLE event ADD COLUMN remitId VARCHAR;
ALTER TABLE event ADD COLUMN payerControlNumber VARCHAR;
ALTER TABLE event ADD COLUMN adjustedCents BIGINT;
ALTER TABLE event ADD COLUMN adjustmentClass VARCHAR;
ALTER TABLE event ADD COLUMN frequencyCode VARCHAR;
ALTER TABLE event ADD COLUMN drg VARCHAR;

-- No diagnosis in ICD-10, no procedures.
ALTER TABLE event ADD COLUMN diagnoses STRUCT(code VARCHAR, system VARCHAR, rank BIGINT)[];
ALTER TABLE event ADD COLUMN procedures STRUCT(code VARCHAR, system VARCHAR)[];
