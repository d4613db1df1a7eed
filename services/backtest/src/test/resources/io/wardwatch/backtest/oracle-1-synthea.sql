-- The oracle, part 1 for a folder of Synthea's tables: their rows into table event, by the published mapping. Needs: variable
-- 'files', the folder, and table facility. Every row of the folder is taken to stand: what is refused is not SQL's question.
SET TimeZone = 'UTC';

CREATE MACRO synthea(name) AS TABLE
    SELECT * FROM read_csv(getvariable('files') || '/' || name || '.csv*', header = true, all_varchar = true);

CREATE TABLE patient AS SELECT DISTINCT * FROM synthea('patients');
CREATE TABLE payer AS SELECT DISTINCT * FROM synthea('payers');
CREATE TABLE encounter AS SELECT DISTINCT * FROM synthea('encounters');
CREATE TABLE claim AS SELECT DISTINCT * FROM synthea('claims');
CREATE TABLE ledger AS SELECT DISTINCT * FROM synthea('claims_transactions');

CREATE MACRO cents(amount) AS (amount::DECIMAL(18, 2) * 100)::BIGINT;

CREATE TABLE hospital_visit AS
SELECT e.*, y.NAME AS insurer, p.BIRTHDATE::DATE AS born,
       p.DEATHDATE::DATE BETWEEN e.START::TIMESTAMPTZ::DATE AND e.STOP::TIMESTAMPTZ::DATE AS died
FROM encounter e
LEFT JOIN patient p ON p.Id = e.PATIENT
LEFT JOIN payer y ON y.Id = e.PAYER
WHERE ENCOUNTERCLASS IN ('inpatient', 'emergency');

CREATE TABLE claim_of_facility AS
SELECT c.*, e.ORGANIZATION AS facility, y.NAME AS insurer,
       coalesce(c.LASTBILLEDDATE1, c.SERVICEDATE)::TIMESTAMPTZ AS billed,
       (SELECT sum(cents(AMOUNT)) FROM ledger WHERE CLAIMID = c.Id AND TYPE = 'CHARGE')::BIGINT AS charged
FROM claim c
JOIN encounter e ON e.Id = c.APPOINTMENTID
LEFT JOIN payer y ON y.Id = c.PRIMARYPATIENTINSURANCEID;

CREATE TABLE event AS
WITH blank AS (
    SELECT NULL::BIGINT AS sequence, NULL::VARCHAR[] AS cleared, NULL::VARCHAR AS affectedEventId, NULL::VARCHAR AS unit,
           NULL::BIGINT AS ageYears, NULL::VARCHAR AS nothing, NULL::DATE AS noDate, NULL::BIGINT AS noCents)
SELECT 'admission' AS type, CASE ENCOUNTERCLASS WHEN 'inpatient' THEN 'ADMITTED' ELSE 'REGISTERED' END AS kind,
       Id || '-begin' AS eventId, 'synthea' AS source, sequence, PATIENT AS patient, ORGANIZATION AS facility,
       Id AS encounterId, nothing AS claimId, START::TIMESTAMPTZ AS occurredAt, START::TIMESTAMPTZ AS recordedAt,
       cleared, affectedEventId, CASE ENCOUNTERCLASS WHEN 'inpatient' THEN 'INPATIENT' ELSE 'EMERGENCY' END AS class, unit,
       PROVIDER AS provider, insurer AS payer, born AS birthDate, ageYears, nothing AS disposition, noCents AS chargeCents,
       nothing AS claimStatus
FROM hospital_visit, blank
UNION ALL
SELECT 'discharge', 'DISCHARGED', Id || '-end', 'synthea', sequence, PATIENT, ORGANIZATION, Id, nothing,
       STOP::TIMESTAMPTZ, STOP::TIMESTAMPTZ, cleared, affectedEventId, nothing, unit, PROVIDER, nothing, noDate, ageYears,
       CASE WHEN died THEN '20' END, cents(TOTAL_CLAIM_COST), nothing
FROM hospital_visit, blank
WHERE STOP IS NOT NULL
UNION ALL
SELECT 'claim', 'SUBMITTED', Id || '-submitted', 'synthea', sequence, PATIENTID, facility, APPOINTMENTID, Id,
       billed, billed, cleared, affectedEventId, nothing, unit, nothing, insurer, noDate, ageYears, nothing, charged, nothing
FROM claim_of_facility, blank
UNION ALL
-- Only a payer's payments adjudicate; nobody pays before the bill.
SELECT 'claim', 'ADJUDICATED', l.ID, 'synthea', sequence, c.PATIENTID, facility, c.APPOINTMENTID, c.Id,
       greatest(billed, TODATE::TIMESTAMPTZ), greatest(billed, TODATE::TIMESTAMPTZ), cleared, affectedEventId, nothing, unit,
       nothing, nothing, noDate, ageYears, nothing, noCents, nothing
FROM ledger l JOIN claim_of_facility c ON c.Id = l.CLAIMID, blank
WHERE l.TYPE = 'PAYMENT' AND l.METHOD = 'ECHECK';

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

-- The rest of each ledger: what the patient paid (a copay is the patient's part from the beginning), what was moved, what was
-- written off. Charges, and transfers from one insurer to the next, move nothing.
UPDATE event SET paidCents = cents(l.PAYMENTS) FROM ledger l WHERE l.ID = event.eventId AND event.kind = 'ADJUDICATED';

CREATE TABLE ledger_row AS
SELECT l.ID AS id, l.TYPE AS type, METHOD AS method, TRANSFERTYPE AS side, c.PATIENTID AS patient, c.facility,
       c.APPOINTMENTID AS encounterId, c.Id AS claimId, greatest(billed, l.TODATE::TIMESTAMPTZ) AS moment,
       cents(coalesce(l.PAYMENTS, '0')) AS paid, cents(coalesce(l.AMOUNT, '0')) AS amount,
       cents(coalesce(l.ADJUSTMENTS, '0')) AS adjusted
FROM ledger l JOIN claim_of_facility c ON c.Id = l.CLAIMID;

INSERT INTO event BY NAME
SELECT 'claim' AS type, 'PATIENT_PAID' AS kind, id AS eventId, 'synthea' AS source, patient, facility, encounterId, claimId,
       moment AS occurredAt, moment AS recordedAt, paid AS paidCents, id AS paymentId
FROM ledger_row WHERE type = 'PAYMENT' AND method <> 'ECHECK';

INSERT INTO event BY NAME
SELECT 'claim' AS type, 'TRANSFERRED_TO_PATIENT' AS kind, id || '-moved' AS eventId, 'synthea' AS source, patient, facility,
       encounterId, claimId, moment AS occurredAt, moment AS recordedAt,
       CASE WHEN type = 'PAYMENT' THEN paid ELSE amount END AS patientResponsibilityCents
FROM ledger_row
WHERE type = 'PAYMENT' AND method = 'COPAY' OR side = 'p' AND type IN ('CHARGE', 'TRANSFERIN');

INSERT INTO event BY NAME
SELECT 'claim' AS type, 'ADJUSTED' AS kind, id AS eventId, 'synthea' AS source, patient, facility, encounterId, claimId,
       moment AS occurredAt, moment AS recordedAt, adjusted AS adjustedCents, 'CONTRACTUAL' AS adjustmentClass
FROM ledger_row WHERE type = 'ADJUSTMENT';

-- A death is learned of by its certification: at the end of the day on which the patient's row has it, else at its own begin.
ALTER TABLE event ADD COLUMN drg VARCHAR;
INSERT INTO event BY NAME
SELECT 'discharge' AS type, 'DIED' AS kind, e.Id || '-died' AS eventId, 'synthea' AS source, e.PATIENT AS patient,
       e.ORGANIZATION AS facility, '' AS encounterId,
       coalesce(p.DEATHDATE::DATE::TIMESTAMPTZ + INTERVAL 1 DAY - INTERVAL 1 MICROSECOND, e.START::TIMESTAMPTZ) AS occurredAt,
       occurredAt AS recordedAt
FROM encounter e LEFT JOIN patient p ON p.Id = e.PATIENT
WHERE e.CODE = '308646001' AND e.ENCOUNTERCLASS NOT IN ('inpatient', 'emergency');

-- No diagnosis in ICD-10, no procedures.
ALTER TABLE event ADD COLUMN diagnoses STRUCT(code VARCHAR, system VARCHAR, rank BIGINT)[];
ALTER TABLE event ADD COLUMN procedures STRUCT(code VARCHAR, system VARCHAR)[];
