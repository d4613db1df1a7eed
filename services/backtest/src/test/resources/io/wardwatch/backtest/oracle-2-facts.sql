-- The oracle, part 2: from table event to one row for each stay and each adjudicated claim, by the published rules
-- (register, field, list, money), in stamp order. Written apart from the engine: windows over rows, no state, no fold.

-- Entries are a set: one id of one source is one entry of its patient. Of two contents the lesser stamp stays.
CREATE TABLE entry AS
WITH stamped AS (
    SELECT *, type || '.' || kind AS what,
           CASE WHEN kind IN ('UPDATED', 'CODED', 'MERGED', 'MOVED') THEN 1
                WHEN kind IN ('CANCELLED', 'TRANSFER_CANCELLED', 'UNMERGED', 'VISIT_DELETED', 'REVERSED', 'VOIDED',
                              'PATIENT_PAYMENT_REVERSED', 'ADJUSTMENT_REVERSED') THEN 2
                ELSE 0 END AS kindRank
    FROM event),
distinct_ids AS (
    SELECT * FROM stamped
    QUALIFY row_number() OVER (PARTITION BY patient, source, eventId, CASE WHEN type = 'claim' THEN facility || '/' || claimId ELSE '' END
                               ORDER BY recordedAt, sequence NULLS FIRST, kindRank) = 1)
-- The stamp as one number: recordedAt, source, sequence, kind rank, id, compared left to right.
SELECT *, row_number() OVER (ORDER BY recordedAt, source, sequence NULLS FIRST, kindRank, eventId, patient) AS stamp
FROM distinct_ids;

-- A deleted visit is as if nothing had been said of it up to that stamp. Merges and moves have no effect yet.
CREATE TABLE ward AS
SELECT entry.*
FROM entry
LEFT JOIN (SELECT patient, facility, encounterId, max(stamp) AS deleted
           FROM entry WHERE what = 'admission.VISIT_DELETED' GROUP BY ALL)
    USING (patient, facility, encounterId)
WHERE type <> 'claim' AND encounterId <> '' AND stamp > coalesce(deleted, 0)
  AND kind NOT IN ('MERGED', 'UNMERGED', 'MOVED');

-- LIST RULE. Undone are: what an undo names; and of the unnamed, each undo takes the transfer with the greatest lesser stamp
-- that is not undone yet, as brackets close. With +1 for a transfer and -1 for its undo, a transfer is undone where the
-- running sum later falls below its own.
CREATE TABLE named AS
SELECT listed.stamp AS target, undo.stamp AS undo
FROM ward AS listed JOIN ward AS undo USING (patient, facility, encounterId)
WHERE undo.affectedEventId = listed.eventId
  AND (undo.what = 'admission.TRANSFER_CANCELLED' AND listed.what = 'admission.TRANSFERRED'
       OR undo.what = 'admission.CANCELLED'
          AND listed.what IN ('admission.TRANSFERRED', 'admission.CLASS_CHANGED',
                              'admission.LEAVE_STARTED', 'admission.LEAVE_ENDED'));

CREATE TABLE undone AS
WITH steps AS (
    SELECT patient, facility, encounterId, stamp, CASE what WHEN 'admission.TRANSFERRED' THEN 1 ELSE -1 END AS step
    FROM ward
    WHERE what = 'admission.TRANSFERRED' AND stamp NOT IN (SELECT target FROM named)
       OR what = 'admission.TRANSFER_CANCELLED' AND coalesce(affectedEventId, '') = ''),
depths AS (
    SELECT *, sum(step) OVER (PARTITION BY patient, facility, encounterId ORDER BY stamp) AS depth FROM steps),
lowest AS (
    SELECT *, min(depth) OVER (PARTITION BY patient, facility, encounterId ORDER BY stamp
                               ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS later
    FROM depths)
SELECT stamp FROM lowest WHERE step = 1 AND later < depth
UNION
SELECT target FROM named;

-- REGISTER RULE. The greatest stamp holds; a cancellation is a value. An admission's CANCELLED empties the admission if one
-- holds below it (the record before it, of both kinds, is an ADMITTED), else the registration.
CREATE TABLE cancellation AS
SELECT patient, facility, encounterId, stamp, occurredAt, what,
       coalesce(what = 'admission.CANCELLED' AND before = 'admission.ADMITTED', false) AS empties_admission
FROM (SELECT *, lag(what) OVER (PARTITION BY patient, facility, encounterId ORDER BY stamp) AS before
      FROM ward
      WHERE what IN ('admission.ADMITTED', 'admission.CANCELLED') AND stamp NOT IN (SELECT undo FROM named))
WHERE what = 'admission.CANCELLED';

CREATE TABLE register AS
WITH values_of AS (
    SELECT 'admitted' AS name, patient, facility, encounterId, stamp, what FROM ward WHERE what = 'admission.ADMITTED'
    UNION ALL
    SELECT 'admitted', patient, facility, encounterId, stamp, what FROM cancellation WHERE empties_admission
    UNION ALL
    SELECT 'registered', patient, facility, encounterId, stamp, what FROM ward WHERE what = 'admission.REGISTERED'
    UNION ALL
    SELECT 'registered', patient, facility, encounterId, stamp, what FROM cancellation WHERE NOT empties_admission
    UNION ALL
    SELECT 'discharged', patient, facility, encounterId, stamp, what FROM ward
    WHERE what IN ('discharge.DISCHARGED', 'discharge.CANCELLED'))
SELECT name, patient, facility, encounterId, max(stamp) AS stamp
FROM values_of
GROUP BY ALL
HAVING arg_max(what, stamp) NOT LIKE '%.CANCELLED';

CREATE TABLE holds AS
SELECT register.name, ward.* FROM register JOIN ward USING (patient, facility, encounterId, stamp);

-- FIELD RULE. The last that carries or clears a field decides. What a discharge said counts only since its last cancellation;
-- a discharge's cancellation says nothing itself, as many sources repeat in it what they cancel.
CREATE TABLE telling AS
SELECT ward.*
FROM ward
LEFT JOIN (SELECT patient, facility, encounterId, max(stamp) AS cancelled
           FROM ward WHERE what = 'discharge.CANCELLED' GROUP BY ALL)
    USING (patient, facility, encounterId)
WHERE stamp NOT IN (SELECT stamp FROM undone)
  AND what NOT IN ('discharge.CANCELLED', 'discharge.DIED')
  AND NOT (what IN ('discharge.DISCHARGED', 'discharge.CODED') AND stamp < coalesce(cancelled, 0));

CREATE MACRO carries(field, name, cleared) AS field IS NOT NULL OR coalesce(list_contains(cleared, name), false);

CREATE TABLE field AS
SELECT patient, facility, encounterId,
       arg_max({'v': payer}, stamp) FILTER (carries(payer, 'payer', cleared)).v AS payer,
       arg_max({'v': provider}, stamp) FILTER (carries(provider, 'provider', cleared)).v AS provider,
       arg_max({'v': birthDate}, stamp) FILTER (carries(birthDate, 'birthDate', cleared)).v AS birthDate,
       arg_max({'v': ageYears}, stamp) FILTER (carries(ageYears, 'ageYears', cleared)).v AS ageYears,
       arg_max({'v': disposition}, stamp) FILTER (carries(disposition, 'disposition', cleared)).v AS disposition,
       arg_max({'v': drg}, stamp) FILTER (carries(drg, 'drg', cleared)).v AS drg,
       arg_max({'v': chargeCents}, stamp) FILTER (carries(chargeCents, 'chargeCents', cleared)).v AS chargeCents,
       -- A unit that a discharge names only slices the stay.
       arg_max({'v': unit}, stamp) FILTER (what IN ('discharge.DISCHARGED', 'discharge.CODED')
                                           AND carries(unit, 'unit', cleared)).v AS dischargeUnit
FROM telling
GROUP BY ALL;

-- CLASSES. A stay runs from the first INPATIENT interval to the discharge and is INPATIENT at its end. ADMITTED without a
-- class is INPATIENT; a registration counts only before the admission that followed it.
-- A discharge without an admission or registration tells of an inpatient admission, at the first transfer, leave or change of
-- class, at the latest at the discharge itself; unless an admission was taken back.
CREATE TABLE inferred AS
SELECT d.patient, d.facility, d.encounterId, least(d.occurredAt, min(w.occurredAt)) AS begun
FROM holds d
LEFT JOIN (SELECT * FROM ward
           WHERE what IN ('admission.TRANSFERRED', 'admission.CLASS_CHANGED', 'admission.LEAVE_STARTED', 'admission.LEAVE_ENDED')
             AND stamp NOT IN (SELECT stamp FROM undone)) w USING (patient, facility, encounterId)
WHERE d.name = 'discharged'
  AND (d.patient, d.facility, d.encounterId) NOT IN (
      SELECT (patient, facility, encounterId) FROM holds WHERE name <> 'discharged'
      UNION ALL SELECT (patient, facility, encounterId) FROM cancellation)
GROUP BY d.patient, d.facility, d.encounterId, d.occurredAt;

CREATE TABLE class_change AS
SELECT patient, facility, encounterId, 0 AS stamp, begun AS occurredAt, 'INPATIENT' AS class FROM inferred
UNION ALL
SELECT patient, facility, encounterId, stamp, occurredAt, coalesce(class, 'INPATIENT') AS class
FROM holds WHERE name = 'admitted'
UNION ALL
SELECT r.patient, r.facility, r.encounterId, r.stamp, r.occurredAt, coalesce(r.class, 'UNKNOWN')
FROM holds r
LEFT JOIN holds a ON a.name = 'admitted' AND (a.patient, a.facility, a.encounterId) = (r.patient, r.facility, r.encounterId)
WHERE r.name = 'registered' AND (a.stamp IS NULL OR r.occurredAt < a.occurredAt)
UNION ALL
SELECT patient, facility, encounterId, stamp, occurredAt, class
FROM ward
WHERE what = 'admission.CLASS_CHANGED' AND class IS NOT NULL AND stamp NOT IN (SELECT stamp FROM undone)
  AND (patient, facility, encounterId) IN (
      SELECT (patient, facility, encounterId) FROM holds WHERE name <> 'discharged'
      UNION ALL SELECT (patient, facility, encounterId) FROM inferred);

CREATE TABLE interval_of_stay AS
SELECT c.patient, c.facility, c.encounterId,
       min(c.occurredAt) FILTER (c.class = 'INPATIENT') AS begun,
       any_value(d.occurredAt) AS ended
FROM class_change c
LEFT JOIN holds d ON d.name = 'discharged' AND (d.patient, d.facility, d.encounterId) = (c.patient, c.facility, c.encounterId)
WHERE d.stamp IS NULL OR c.occurredAt <= d.occurredAt
GROUP BY ALL
HAVING arg_max(c.class, (c.occurredAt, c.stamp)) = 'INPATIENT';

-- PLACES. From the admission and registration that hold, and the transfers not undone.
CREATE TABLE place AS
SELECT patient, facility, encounterId, stamp, occurredAt, unit FROM holds WHERE name <> 'discharged' AND unit IS NOT NULL
UNION ALL
SELECT patient, facility, encounterId, stamp, occurredAt, unit FROM ward
WHERE what = 'admission.TRANSFERRED' AND unit IS NOT NULL AND stamp NOT IN (SELECT stamp FROM undone);

-- LEAVES. A second start while away and an end without a start say nothing; a leave without an end lasts.
CREATE TABLE leave AS
WITH alternating AS (
    SELECT patient, facility, encounterId, stamp, occurredAt, what
    FROM ward
    WHERE what IN ('admission.LEAVE_STARTED', 'admission.LEAVE_ENDED') AND stamp NOT IN (SELECT stamp FROM undone)
    QUALIFY what <> coalesce(lag(what) OVER (PARTITION BY patient, facility, encounterId ORDER BY occurredAt, stamp),
                             'admission.LEAVE_ENDED'))
SELECT patient, facility, encounterId, occurredAt AS away,
       lead(occurredAt) OVER (PARTITION BY patient, facility, encounterId ORDER BY occurredAt, stamp) AS back, what
FROM alternating
QUALIFY what = 'admission.LEAVE_STARTED';

-- Local days, in the facility's zone.
CREATE TABLE zoned AS
SELECT DISTINCT e.facility, coalesce(f.zone, 'UTC') AS zone FROM entry e LEFT JOIN facility f ON f.code = e.facility;

CREATE MACRO age_group(years) AS CASE
    WHEN years IS NULL OR years < 0 THEN 'UNKNOWN'
    WHEN years < 18 THEN '0-17' WHEN years < 45 THEN '18-44' WHEN years < 65 THEN '45-64'
    WHEN years < 75 THEN '65-74' WHEN years < 85 THEN '75-84' ELSE '85+' END;

-- Full years between a birth and a day: a year is full on the birthday, for 29 February on 1 March in common years.
CREATE MACRO full_years(born, day) AS year(day) - year(born)
    - CASE WHEN (month(day), day(day)) < (month(born), day(born)) THEN 1 ELSE 0 END;

CREATE MACRO named_or_unknown(text) AS CASE WHEN coalesce(text, '') = '' THEN 'UNKNOWN' ELSE text END;

CREATE TABLE stay AS
WITH days AS (
    SELECT s.*, z.zone, timezone(z.zone, s.begun)::DATE AS beginDay, timezone(z.zone, s.ended)::DATE AS endDay
    FROM interval_of_stay s JOIN zoned z USING (facility))
SELECT d.*,
       named_or_unknown(f.payer) AS payer, named_or_unknown(f.provider) AS provider,
       age_group(coalesce(full_years(f.birthDate, d.beginDay), f.ageYears)) AS ageGroup,
       f.disposition, f.drg, f.chargeCents, f.dischargeUnit
FROM days d JOIN field f USING (patient, facility, encounterId);

CREATE TABLE unit_at_begin AS
SELECT s.patient, s.facility, s.encounterId, arg_max(p.unit, (p.occurredAt, p.stamp)) AS unit
FROM stay s JOIN place p USING (patient, facility, encounterId)
WHERE p.occurredAt <= s.begun GROUP BY ALL;

CREATE TABLE unit_at_end AS
SELECT s.patient, s.facility, s.encounterId, arg_max(p.unit, (p.occurredAt, p.stamp)) AS unit
FROM stay s JOIN place p USING (patient, facility, encounterId)
WHERE p.occurredAt <= s.ended GROUP BY ALL;

-- DEATHS: of each visit the earlier of what its discharge and its own note of a death say; of each stay that ended in death its
-- end; and of what belongs to no visit the last word. A stay is followed by the first of them on its day or later.
CREATE TABLE death AS
WITH of_visit AS (
    SELECT patient, facility, encounterId, arg_max(occurredAt, stamp) AS moment FROM ward
    WHERE what = 'discharge.DIED' GROUP BY ALL
    UNION ALL
    SELECT h.patient, h.facility, h.encounterId, h.occurredAt FROM holds h JOIN field f USING (patient, facility, encounterId)
    WHERE h.name = 'discharged' AND f.disposition IN ('20', '40', '41', '42'))
SELECT patient, min(moment) AS moment FROM of_visit GROUP BY patient, facility, encounterId
UNION
SELECT patient, ended FROM stay WHERE ended IS NOT NULL AND disposition IN ('20', '40', '41', '42')
UNION
SELECT patient, arg_max(occurredAt, stamp) FROM entry
WHERE what = 'discharge.DIED' AND encounterId = '' GROUP BY patient;

CREATE TABLE until_death AS
WITH day_of AS (
    SELECT s.patient, s.facility, s.encounterId, s.beginDay, s.endDay, timezone(s.zone, d.moment)::DATE AS deathDay
    FROM stay s JOIN death d USING (patient))
SELECT patient, facility, encounterId,
       min(deathDay - beginDay) FILTER (deathDay >= beginDay) AS afterBegin,
       min(deathDay - endDay) FILTER (deathDay >= endDay) AS afterEnd
FROM day_of GROUP BY ALL;

-- ADMISSIONS: one row for each stay.
CREATE TABLE admission_row AS
SELECT s.facility, d.afterBegin <= 30 AS diedSoon, s.beginDay AS day, named_or_unknown(u.unit) AS unit, s.provider, s.payer, s.ageGroup
FROM stay s LEFT JOIN unit_at_begin u USING (patient, facility, encounterId)
LEFT JOIN until_death d USING (patient, facility, encounterId);

-- READMISSIONS: days to the patient's first later stay, anywhere and at the same facility; local days, never below 0. Stays
-- stand in the order (begin, end, facility, id), an open one after those that ended; so a stay of no length does not follow
-- itself.
CREATE TABLE later AS
WITH ordered AS (
    SELECT *, row_number() OVER (PARTITION BY patient ORDER BY begun, ended NULLS LAST, facility, encounterId) AS place
    FROM stay),
following AS (
    SELECT i.patient, i.facility, i.encounterId, i.endDay,
           arg_min(n.beginDay, n.place) AS anyDay,
           arg_min(n.beginDay, n.place) FILTER (n.facility = i.facility) AS sameDay
    FROM ordered i JOIN ordered n ON n.patient = i.patient AND n.begun >= i.ended AND n.place > i.place
    GROUP BY ALL)
-- Not greatest(), which passes over NULL: no later stay is not a stay on day 0.
SELECT patient, facility, encounterId,
       CASE WHEN anyDay < endDay THEN 0 ELSE anyDay - endDay END AS daysToAny,
       CASE WHEN sameDay < endDay THEN 0 ELSE sameDay - endDay END AS daysToSame
FROM following;

CREATE TABLE away AS
SELECT s.patient, s.facility, s.encounterId,
       sum(greatest(0, least(coalesce(timezone(s.zone, l.back)::DATE, s.endDay), s.endDay)
                       - greatest(timezone(s.zone, l.away)::DATE, s.beginDay))) AS midnights
FROM stay s JOIN leave l USING (patient, facility, encounterId)
WHERE s.endDay IS NOT NULL
GROUP BY ALL;

-- DISCHARGES: one row for each ended stay.
CREATE TABLE discharge_row AS
SELECT s.patient, s.facility AS at_facility, s.encounterId, h.eventId, s.facility, s.endDay AS day, named_or_unknown(coalesce(nullif(s.dischargeUnit, ''), u.unit)) AS unit,
       s.provider, s.payer, s.ageGroup,
       coalesce(s.disposition IN ('20', '40', '41', '42'), false) AS died,
       CASE WHEN died THEN NULL ELSE l.daysToAny END AS daysToAny,
       CASE WHEN died THEN NULL ELSE l.daysToSame END AS daysToSame,
       -- Of an inferred admission the length is not known.
       CASE WHEN n.begun IS NULL THEN s.endDay - s.beginDay END AS midnights,
       CASE WHEN n.begun IS NULL THEN greatest(1, s.endDay - s.beginDay - coalesce(a.midnights, 0))::BIGINT END AS cmsDays,
       CASE WHEN n.begun IS NULL THEN (epoch_us(s.ended) - epoch_us(s.begun)) // 60000000 END AS minutes,
       s.chargeCents, s.drg,
       CASE WHEN died THEN NULL ELSE e.afterEnd END AS daysToDeath
FROM stay s
LEFT JOIN unit_at_end u USING (patient, facility, encounterId)
LEFT JOIN later l USING (patient, facility, encounterId)
LEFT JOIN away a USING (patient, facility, encounterId)
LEFT JOIN inferred n USING (patient, facility, encounterId)
LEFT JOIN until_death e USING (patient, facility, encounterId)
LEFT JOIN holds h ON h.name = 'discharged' AND (h.patient, h.facility, h.encounterId) = (s.patient, s.facility, s.encounterId)
WHERE s.ended IS NOT NULL;

-- What a claim is sliced by: its encounter's dimensions, where that is known, but for a payer of its own. The unit is the
-- discharge's, else the last place; the age that at the stay's begin, else at the visit's.
CREATE TABLE visit AS
WITH ends AS (
    SELECT patient, facility, encounterId,
           min(occurredAt) FILTER (name <> 'discharged') AS begun,
           any_value(occurredAt) FILTER (name = 'discharged') AS ended
    FROM holds GROUP BY ALL),
last_place AS (
    SELECT p.patient, p.facility, p.encounterId, arg_max(p.unit, (p.occurredAt, p.stamp)) AS unit
    FROM place p LEFT JOIN ends USING (patient, facility, encounterId)
    WHERE ended IS NULL OR p.occurredAt <= ended
    GROUP BY ALL)
SELECT f.patient, f.facility, f.encounterId, f.payer, f.provider,
       coalesce(CASE WHEN e.ended IS NOT NULL THEN nullif(f.dischargeUnit, '') END, l.unit) AS unit,
       timezone(z.zone, coalesce(s.begun, e.begun, n.begun))::DATE AS beginDay,
       age_group(coalesce(full_years(f.birthDate, beginDay), f.ageYears)) AS ageGroup
FROM field f
JOIN zoned z USING (facility)
LEFT JOIN ends e USING (patient, facility, encounterId)
LEFT JOIN last_place l USING (patient, facility, encounterId)
LEFT JOIN interval_of_stay s USING (patient, facility, encounterId)
LEFT JOIN inferred n USING (patient, facility, encounterId);

-- ADJUDICATIONS: one row for each adjudicated claim, on the day of the first; 23 (forwarded) and 25 (predetermined) are none.
-- Its dollars: the charge of the last submission up to then, else of the first one, else the adjudication's own; none where the
-- claim is in more than one currency.
CREATE TABLE adjudication_row AS
WITH claim_entry AS (SELECT * FROM entry WHERE type = 'claim'),
first_one AS (
    SELECT * FROM claim_entry
    WHERE kind = 'ADJUDICATED' AND coalesce(claimStatus, '') NOT IN ('23', '25')
    QUALIFY row_number() OVER (PARTITION BY patient, facility, claimId ORDER BY occurredAt, stamp) = 1),
charge AS (
    SELECT a.patient, a.facility, a.claimId,
           arg_max(s.chargeCents, (s.occurredAt, s.stamp))
               FILTER (s.chargeCents IS NOT NULL AND s.occurredAt <= a.occurredAt) AS lastBefore,
           arg_min({'v': s.chargeCents}, (s.occurredAt, s.stamp)).v AS firstEver
    FROM first_one a JOIN claim_entry s USING (patient, facility, claimId)
    WHERE s.kind = 'SUBMITTED'
    GROUP BY ALL),
claim_field AS (
    SELECT patient, facility, claimId,
           arg_max({'v': payer}, stamp) FILTER (carries(payer, 'payer', cleared)).v AS payer,
           arg_max(encounterId, stamp) FILTER (encounterId <> '') AS encounterId,
           count(DISTINCT currency) AS currencies
    FROM claim_entry GROUP BY ALL)
SELECT a.facility, timezone(z.zone, a.occurredAt)::DATE AS day,
       named_or_unknown(v.unit) AS unit, named_or_unknown(v.provider) AS provider,
       named_or_unknown(coalesce(nullif(f.payer, ''), v.payer)) AS payer, coalesce(v.ageGroup, 'UNKNOWN') AS ageGroup,
       coalesce(a.claimStatus = '4', false) AS denied,
       CASE WHEN f.currencies > 1 THEN 0 ELSE coalesce(c.lastBefore, c.firstEver, a.chargeCents, 0) END AS cents
FROM first_one a
JOIN zoned z USING (facility)
JOIN claim_field f USING (patient, facility, claimId)
LEFT JOIN visit v ON (v.patient, v.facility, v.encounterId) = (a.patient, a.facility, f.encounterId)
LEFT JOIN charge c USING (patient, facility, claimId);
