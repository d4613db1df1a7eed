-- The oracle, part 2 for money: from table entry to what each claim booked, one row for each booking, by the published rules.

CREATE TABLE claim_entry AS
SELECT e.*, timezone(z.zone, e.occurredAt)::DATE AS localDay
FROM entry e JOIN zoned z USING (facility)
WHERE type = 'claim';

-- What is not submitted (yet) books nothing, nor what is in more than one currency.
CREATE TABLE billed AS
SELECT patient, facility, claimId,
       arg_min(localDay, (occurredAt, stamp)) FILTER (kind = 'SUBMITTED') AS submittedDay
FROM claim_entry
GROUP BY ALL
HAVING count(*) FILTER (kind = 'SUBMITTED') > 0 AND count(DISTINCT currency) <= 1;

-- What each entry moves, by itself. 22, 23 and 25 (reversal, forwarded, predetermined) pay nothing.
CREATE TABLE mover AS
SELECT *,
       CASE kind WHEN 'ADJUDICATED' THEN 'INSURER' WHEN 'RECOUPED' THEN 'INSURER' WHEN 'PATIENT_PAID' THEN 'PATIENT'
            WHEN 'REFUNDED' THEN CASE WHEN paymentId IS NULL THEN 'INSURER' ELSE 'PATIENT' END
            WHEN 'TRANSFERRED_TO_PATIENT' THEN 'MOVED' ELSE 'WRITE_OFF' END AS account,
       coalesce(CASE kind WHEN 'ADJUDICATED' THEN CASE WHEN claimStatus IN ('22', '23', '25') THEN 0 ELSE paidCents END
            WHEN 'PATIENT_PAID' THEN paidCents WHEN 'RECOUPED' THEN -paidCents WHEN 'REFUNDED' THEN -paidCents
            WHEN 'TRANSFERRED_TO_PATIENT' THEN patientResponsibilityCents ELSE adjustedCents END, 0) AS cents,
       -- Said twice under one remittance or payment id: the first said stands for all.
       CASE WHEN kind = 'ADJUDICATED' AND remitId IS NOT NULL
            THEN min(stamp) OVER (PARTITION BY patient, facility, claimId, kind, remitId, payerControlNumber, claimStatus, paidCents)
            WHEN kind = 'PATIENT_PAID'
            THEN min(stamp) OVER (PARTITION BY patient, facility, claimId, kind, paymentId, occurredAt, paidCents)
            ELSE stamp END AS original
FROM claim_entry
WHERE kind IN ('ADJUDICATED', 'PATIENT_PAID', 'ADJUSTED', 'TRANSFERRED_TO_PATIENT', 'REFUNDED', 'RECOUPED');

CREATE TABLE reversal AS
SELECT * FROM claim_entry WHERE kind IN ('REVERSED', 'PATIENT_PAYMENT_REVERSED', 'ADJUSTMENT_REVERSED');

-- By name: of several that name one, the first in stamp order takes it.
CREATE TABLE taken_by_name AS
SELECT r.stamp AS reversal, m.original AS target
FROM reversal r
JOIN mover m ON (m.patient, m.facility, m.claimId, m.eventId) = (r.patient, r.facility, r.claimId, r.affectedEventId)
WHERE r.kind = 'REVERSED' OR r.kind = 'PATIENT_PAYMENT_REVERSED' AND m.kind = 'PATIENT_PAID'
      OR r.kind = 'ADJUSTMENT_REVERSED' AND m.kind = 'ADJUSTED'
QUALIFY row_number() OVER (PARTITION BY m.original ORDER BY r.stamp) = 1;

-- By number: reversals in stamp order, each takes the earliest of that number which is left and came before. What is taken is
-- always the first so many of them, so it is enough to count.
CREATE TABLE by_number AS
SELECT patient, facility, claimId, 'ADJUDICATED' AS target_kind, payerControlNumber AS number, occurredAt, stamp
FROM reversal WHERE kind = 'REVERSED' AND coalesce(affectedEventId, '') = '' AND payerControlNumber IS NOT NULL
UNION ALL
SELECT patient, facility, claimId, 'PATIENT_PAID', paymentId, occurredAt, stamp
FROM reversal WHERE kind = 'PATIENT_PAYMENT_REVERSED' AND coalesce(affectedEventId, '') = '' AND paymentId IS NOT NULL;

CREATE TABLE numbered_reversal AS
SELECT *, row_number() OVER (PARTITION BY patient, facility, claimId, target_kind, number ORDER BY stamp) AS place FROM by_number;

CREATE TABLE numbered_target AS
SELECT patient, facility, claimId, kind AS target_kind,
       CASE kind WHEN 'ADJUDICATED' THEN payerControlNumber ELSE paymentId END AS number, occurredAt, stamp,
       row_number() OVER (PARTITION BY patient, facility, claimId, target_kind, number ORDER BY occurredAt, stamp) AS place
FROM mover
WHERE kind IN ('ADJUDICATED', 'PATIENT_PAID') AND stamp = original AND stamp NOT IN (SELECT target FROM taken_by_name);

CREATE TABLE taken_by_number AS
WITH RECURSIVE walk AS (
    SELECT patient, facility, claimId, target_kind, number, 0 AS place, 0 AS taken,
           NULL::BIGINT AS reversal, NULL::BIGINT AS target
    FROM numbered_reversal WHERE place = 1
    UNION ALL
    SELECT r.patient, r.facility, r.claimId, r.target_kind, r.number, r.place,
           w.taken + CASE WHEN t.stamp IS NULL THEN 0 ELSE 1 END, r.stamp, t.stamp
    FROM walk w
    JOIN numbered_reversal r ON (r.patient, r.facility, r.claimId, r.target_kind, r.number, r.place)
                              = (w.patient, w.facility, w.claimId, w.target_kind, w.number, w.place + 1)
    LEFT JOIN numbered_target t ON (t.patient, t.facility, t.claimId, t.target_kind, t.number, t.place)
                                 = (r.patient, r.facility, r.claimId, r.target_kind, r.number, w.taken + 1)
         AND (t.occurredAt < r.occurredAt OR t.target_kind = 'PATIENT_PAID' AND t.occurredAt = r.occurredAt))
SELECT reversal, target FROM walk WHERE target IS NOT NULL;

-- The charge is a level that submissions and voids set; each books the step to it.
CREATE TABLE charge_step AS
WITH level AS (
    SELECT patient, facility, claimId, localDay, occurredAt, stamp,
           CASE WHEN kind = 'VOIDED' OR frequencyCode = '8' THEN 0
                ELSE coalesce(last_value(CASE WHEN kind = 'SUBMITTED' AND frequencyCode IS DISTINCT FROM '8' THEN chargeCents END IGNORE NULLS)
                              OVER (PARTITION BY patient, facility, claimId ORDER BY occurredAt, stamp), 0) END AS level
    FROM claim_entry WHERE kind IN ('SUBMITTED', 'VOIDED'))
SELECT patient, facility, claimId, localDay,
       level - lag(level, 1, 0) OVER (PARTITION BY patient, facility, claimId ORDER BY occurredAt, stamp) AS cents
FROM level;

-- Bookings: on the accounting date where one is stated, never before the first submission.
CREATE TABLE booking AS
WITH posted AS (
    SELECT patient, facility, claimId, 'CHARGE' AS account, NULL AS class, localDay AS day, cents, false AS reversing
    FROM charge_step
    UNION ALL
    SELECT patient, facility, claimId, account, adjustmentClass, coalesce(effectiveDate, localDay), cents, false
    FROM mover WHERE stamp = original
    UNION ALL
    SELECT r.patient, r.facility, r.claimId, m.account, m.adjustmentClass, coalesce(r.effectiveDate, r.localDay), -m.cents, true
    FROM (SELECT * FROM taken_by_name UNION ALL SELECT * FROM taken_by_number) t
    JOIN reversal r ON r.stamp = t.reversal
    JOIN mover m ON m.stamp = t.target),
field AS (
    SELECT patient, facility, claimId,
           arg_max({'v': payer}, stamp) FILTER (carries(payer, 'payer', cleared)).v AS payer,
           arg_max(encounterId, stamp) FILTER (encounterId <> '') AS encounterId
    FROM claim_entry GROUP BY ALL)
SELECT b.submittedDay, p.* EXCLUDE (day, class), greatest(p.day, b.submittedDay) AS day,
       CASE WHEN p.account = 'WRITE_OFF' THEN replace(lower(coalesce(nullif(p.class, 'UNKNOWN'), 'UNCLASSIFIED')), '_', '-') END AS class,
       named_or_unknown(v.unit) AS unit, named_or_unknown(v.provider) AS provider,
       named_or_unknown(coalesce(nullif(f.payer, ''), v.payer)) AS payer, coalesce(v.ageGroup, 'UNKNOWN') AS ageGroup
FROM posted p
JOIN billed b USING (patient, facility, claimId)
JOIN field f USING (patient, facility, claimId)
LEFT JOIN visit v ON (v.patient, v.facility, v.encounterId) = (p.patient, p.facility, f.encounterId)
WHERE cents <> 0;

-- An insurer's first payment, whatever was reversed later.
CREATE TABLE first_payment AS
SELECT m.patient, m.facility, m.claimId, greatest(coalesce(m.effectiveDate, m.localDay), b.submittedDay) AS paidDay
FROM mover m JOIN billed b USING (patient, facility, claimId)
WHERE m.kind = 'ADJUDICATED' AND m.cents > 0 AND m.stamp = m.original
QUALIFY row_number() OVER (PARTITION BY m.patient, m.facility, m.claimId ORDER BY m.occurredAt, m.stamp) = 1;
