-- The oracle, part 2 for the measure of unplanned readmissions: from the stays of part 2, the lists of codes and the published
-- rules to one row for each stay: index stay or the reasons why not, and what came after. Needs: variable 'value_sets', the
-- folder of the lists. Written apart from the engine: the lists are joined, not packed, and episodes are walked by a recursion.
CREATE MACRO list_of(name) AS TABLE
    SELECT * FROM read_csv(getvariable('value_sets') || '/' || name || '.csv', header = true, all_varchar = true);

CREATE MACRO plain_code(code) AS replace(replace(upper(code), '.', ''), ' ', '');
CREATE MACRO is_code(code) AS regexp_full_match(code, '[A-Z0-9]{1,7}');
CREATE MACRO fits(code, pattern) AS CASE WHEN pattern LIKE '%*' THEN starts_with(code, pattern[:-2]) ELSE code = pattern END;

-- PRINCIPAL DIAGNOSIS: of the final list, else the discharge's, else the admission's, each as it was last set: the one of rank 1,
-- else the only one, where it is in ICD-10.
CREATE TABLE diagnosis_list AS
SELECT patient, facility, encounterId,
       CASE kind WHEN 'CODED' THEN 3 WHEN 'DISCHARGED' THEN 2 ELSE 1 END AS list,
       arg_max({'v': diagnoses}, stamp) FILTER (carries(diagnoses, 'diagnoses', cleared)).v AS diagnoses
FROM telling GROUP BY ALL;

CREATE TABLE principal AS
SELECT patient, facility, encounterId, plain_code(arg_max(named[1].code, list)) AS code
FROM (SELECT *, list_filter(diagnoses, d -> d.system = 'ICD10'
                    AND (d.rank = 1 OR coalesce(d.rank, 0) = 0 AND len(diagnoses) = 1)) AS named
      FROM diagnosis_list)
WHERE len(named) > 0
GROUP BY ALL
HAVING is_code(code);

CREATE TABLE done AS
SELECT DISTINCT patient, facility, encounterId, plain_code(p.code) AS code
FROM (SELECT patient, facility, encounterId,
             unnest(arg_max({'v': procedures}, stamp) FILTER (carries(procedures, 'procedures', cleared)).v) AS p
      FROM telling GROUP BY ALL)
WHERE regexp_matches(upper(coalesce(p.system, '')), '^(UNKNOWN)?$|^ICD-?10') AND is_code(plain_code(p.code));

-- CATEGORIES: the code itself, else its longest prefix.
CREATE TABLE diagnosis_category AS
SELECT code, arg_max(ccs_diagnosis_category::INTEGER, (NOT icd_10_cm LIKE '%*', len(icd_10_cm))) AS category
FROM (SELECT DISTINCT code FROM principal) p JOIN list_of('icd_10_cm_to_ccs') c ON fits(p.code, plain_code(c.icd_10_cm))
GROUP BY code;

CREATE TABLE procedure_category AS
SELECT code, arg_max(ccs_procedure_category::INTEGER, (NOT icd_10_pcs LIKE '%*', len(icd_10_pcs))) AS category
FROM (SELECT DISTINCT code FROM done) p JOIN list_of('icd_10_pcs_to_ccs') c ON fits(p.code, plain_code(c.icd_10_pcs))
GROUP BY code;

-- WHAT THE LISTS SAY of a diagnosis, and of all procedures of a stay.
CREATE TABLE diagnosis_class AS
SELECT p.code, c.category,
       coalesce(c.category::VARCHAR, p.code[:3]) AS condition,
       c.category IN (SELECT ccs_diagnosis_category::INTEGER FROM list_of('always_planned_ccs_diagnosis_category')) AS always,
       EXISTS (SELECT 1 FROM list_of('acute_diagnosis_icd_10_cm') l WHERE fits(p.code, plain_code(l.icd_10_cm)))
           OR coalesce(c.category IN (SELECT ccs_diagnosis_category::INTEGER FROM list_of('acute_diagnosis_ccs')), false) AS acute,
       (SELECT upper(any_value(exclusion_category)) FROM list_of('exclusion_ccs_diagnosis_category') l
        WHERE l.ccs_diagnosis_category::INTEGER = c.category) AS exclusion,
       (SELECT any_value(specialty_cohort) FROM list_of('specialty_cohort') l
        WHERE l.procedure_or_diagnosis = 'Diagnosis' AND l.ccs::INTEGER = c.category) AS cohort
FROM (SELECT DISTINCT code FROM principal) p LEFT JOIN diagnosis_category c USING (code);

CREATE TABLE procedure_class AS
SELECT d.patient, d.facility, d.encounterId,
       bool_or(coalesce(c.category IN (SELECT ccs_procedure_category::INTEGER
                                       FROM list_of('always_planned_ccs_procedure_category')), false)) AS always,
       bool_or(coalesce(c.category IN (SELECT ccs_procedure_category::INTEGER
                                       FROM list_of('potentially_planned_ccs_procedure_category')), false)
               OR EXISTS (SELECT 1 FROM list_of('potentially_planned_icd_10_pcs') l
                          WHERE fits(d.code, plain_code(l.icd_10_pcs)))) AS potentially,
       bool_or(coalesce(c.category IN (SELECT ccs::INTEGER FROM list_of('specialty_cohort')
                                       WHERE procedure_or_diagnosis = 'Procedure'), false)
               OR EXISTS (SELECT 1 FROM list_of('surgery_gynecology_cohort') l
                          WHERE fits(d.code, plain_code(l.icd_10_pcs)))) AS surgery
FROM done d LEFT JOIN procedure_category c USING (code)
GROUP BY ALL;

-- CONDITION COHORTS of a stay: included by any code, unless any is excluded.
CREATE TABLE condition_hit AS
WITH said AS (SELECT condition_cohort AS cohort, code_system, plain_code(code) AS pattern, role FROM list_of('condition_cohort')),
codes AS (
    SELECT patient, facility, encounterId, code, 'ICD_10_CM' AS system FROM principal
    UNION ALL SELECT patient, facility, encounterId, category::VARCHAR, 'CCS_DIAGNOSIS' FROM principal JOIN diagnosis_category USING (code)
    UNION ALL SELECT patient, facility, encounterId, code, 'ICD_10_PCS' FROM done
    UNION ALL SELECT patient, facility, encounterId, category::VARCHAR, 'CCS_PROCEDURE' FROM done JOIN procedure_category USING (code))
SELECT patient, facility, encounterId, cohort
FROM codes JOIN said ON code_system = system AND fits(code, pattern)
GROUP BY ALL HAVING bool_and(role = 'include');

CREATE TABLE judged AS
SELECT s.*, row_number() OVER (PARTITION BY s.patient ORDER BY s.begun, s.ended NULLS LAST, s.facility, s.encounterId) AS place,
       coalesce(full_years(f.birthDate, s.beginDay), f.ageYears) AS age,
       p.code IS NOT NULL AS coded, d.condition, d.exclusion,
       CASE WHEN p.code IS NULL THEN NULL WHEN coalesce(x.surgery, false) THEN 'Surgery/Gynecology'
            ELSE coalesce(d.cohort, 'Medicine') END AS cohort,
       CASE WHEN coalesce(x.always, false) THEN 'ALWAYS_PLANNED_PROCEDURE'
            WHEN coalesce(d.always, false) THEN 'ALWAYS_PLANNED_DIAGNOSIS'
            WHEN coalesce(x.potentially, false) AND coalesce(NOT d.acute, false) THEN 'POTENTIALLY_PLANNED'
            WHEN coalesce(x.potentially, false) THEN 'ACUTE_DIAGNOSIS'
            ELSE 'UNPLANNED' END AS rule,
       rule IN ('ALWAYS_PLANNED_PROCEDURE', 'ALWAYS_PLANNED_DIAGNOSIS', 'POTENTIALLY_PLANNED') AS planned,
       coalesce(s.disposition IN ('20', '40', '41', '42'), false) AND s.ended IS NOT NULL AS died
FROM stay s
JOIN field f USING (patient, facility, encounterId)
LEFT JOIN principal p USING (patient, facility, encounterId)
LEFT JOIN diagnosis_class d ON d.code = p.code
LEFT JOIN procedure_class x USING (patient, facility, encounterId);

-- EPISODES: a walk over each patient's stays in their order, all patients at once. At each step: the episode that goes on
-- (place of its first and of its last leg), and of which leg the step said why it is not the last.
CREATE TABLE walk AS
WITH RECURSIVE step(patient, place, first, lastLeg, ownFirst, leg, why) AS (
    SELECT patient, place, place, place, place, NULL::BIGINT, NULL::VARCHAR FROM judged WHERE place = 1
    UNION ALL
    SELECT patient, place,
           CASE WHEN link IS NOT NULL OR aside THEN first ELSE place END,
           CASE WHEN link IS NOT NULL AND endsLater THEN place WHEN link IS NOT NULL OR aside THEN lastLeg ELSE place END,
           CASE WHEN link IS NOT NULL THEN first ELSE place END,
           CASE WHEN link IS NOT NULL THEN CASE WHEN endsLater THEN lastLeg ELSE place END END,
           link
    FROM (SELECT w.patient, n.place, w.first, w.lastLeg,
                 n.ended IS NULL OR n.ended >= b.ended AS endsLater,
                 n.begun < b.ended AS overlapping,
                 b.ended IS NOT NULL AND n.ended IS NULL AND n.begun < b.ended AS aside,
                 greatest(0, n.beginDay - b.endDay) AS days,
                 CASE WHEN b.ended IS NULL THEN NULL
                      WHEN NOT endsLater THEN 'OVERLAPPING_STAY'
                      WHEN b.died THEN NULL
                      WHEN n.facility <> b.facility AND (NOT overlapping OR n.beginDay >= b.endDay) AND days <= 1
                          THEN 'TRANSFERRED_OUT'
                      WHEN n.facility = b.facility AND NOT overlapping AND days = 0 AND n.condition = b.condition
                          THEN 'SAME_DAY_SAME_HOSPITAL'
                      WHEN overlapping AND n.ended IS NOT NULL THEN 'OVERLAPPING_STAY' END AS link
          FROM step w
          JOIN judged n ON n.patient = w.patient AND n.place = w.place + 1
          JOIN judged b ON b.patient = w.patient AND b.place = w.lastLeg))
SELECT * FROM step;

CREATE TABLE episode AS
SELECT w.patient, w.place, w.ownFirst AS first, x.why,
       row_number() OVER (PARTITION BY w.patient, w.ownFirst ORDER BY w.place) AS leg,
       count(*) OVER (PARTITION BY w.patient, w.ownFirst) AS legs
FROM walk w LEFT JOIN (SELECT patient, leg AS place, why FROM walk WHERE leg IS NOT NULL) x USING (patient, place);

-- THE ROW of each stay. A last leg may take the cohort of its first leg, and has its conditions beside its own.
CREATE TABLE index_row AS
WITH seen AS (
    SELECT s.*, e.why, e.leg, e.legs, o.facility AS firstFacility, o.encounterId AS firstEncounter,
           coalesce(s.cohort, CASE WHEN e.why IS NULL AND o.exclusion IS NULL THEN o.cohort END) AS anyCohort,
           coalesce((SELECT list(DISTINCT h.cohort ORDER BY h.cohort) FROM condition_hit h
                     WHERE h.patient = s.patient
                       AND ((h.facility, h.encounterId) = (s.facility, s.encounterId)
                            OR e.why IS NULL AND (h.facility, h.encounterId) = (o.facility, o.encounterId))), []) AS conditions
    FROM judged s
    JOIN episode e USING (patient, place)
    JOIN judged o ON o.patient = s.patient AND o.place = e.first)
SELECT * EXCLUDE (why),
       list_filter([
           CASE WHEN ended IS NULL THEN 'STILL_OPEN' END,
           CASE WHEN died THEN 'DIED' END,
           CASE WHEN ended IS NOT NULL AND disposition = '07' THEN 'LEFT_AGAINST_ADVICE' END,
           CASE WHEN why = 'TRANSFERRED_OUT' THEN why END,
           CASE WHEN why = 'SAME_DAY_SAME_HOSPITAL' THEN why END,
           CASE WHEN why = 'OVERLAPPING_STAY' THEN why END,
           CASE WHEN ended IS NOT NULL AND why IS NULL AND disposition IN ('02', '05', '43', '66', '82', '85', '88', '94')
               THEN 'DISCHARGED_TO_ACUTE' END,
           CASE WHEN age BETWEEN 0 AND 17 THEN 'UNDER_AGE' END,
           CASE WHEN age IS NULL OR age < 0 THEN 'AGE_UNKNOWN' END,
           CASE WHEN anyCohort IS NULL THEN 'NO_PRINCIPAL_DIAGNOSIS' END,
           CASE exclusion WHEN 'MEDICAL TREATMENT OF CANCER' THEN 'CANCER_TREATMENT' ELSE exclusion END],
           reason -> reason IS NOT NULL) AS reasons,
       len(reasons) = 0 AS included
FROM seen;

-- WHAT CAME AFTER an index stay, within 90 local days: the first later stay anywhere and at the same facility, planned or not;
-- the first emergency and the first observation visit that became no stay.
CREATE TABLE companion AS
SELECT v.*, timezone(z.zone, v.begun)::DATE AS beginDay
FROM (SELECT c.patient, c.facility, c.encounterId,
             min(c.occurredAt) FILTER (c.class = 'OBSERVATION') AS observed,
             min(c.occurredAt) FILTER (c.class = 'EMERGENCY') AS urgent,
             coalesce(observed, urgent) AS begun,
             CASE WHEN observed IS NOT NULL THEN 'observation' ELSE 'emergency' END AS what
      FROM class_change c
      LEFT JOIN holds d ON d.name = 'discharged' AND (d.patient, d.facility, d.encounterId) = (c.patient, c.facility, c.encounterId)
      WHERE d.stamp IS NULL OR c.occurredAt <= d.occurredAt
      GROUP BY ALL
      HAVING arg_max(c.class, (c.occurredAt, c.stamp)) <> 'INPATIENT' AND begun IS NOT NULL) v
JOIN zoned z USING (facility);

CREATE TABLE index_stay AS
WITH stays_after AS (
    SELECT i.patient, i.place,
           arg_min({'day': n.beginDay, 'planned': n.planned, 'id': n.encounterId, 'rule': n.rule, 'cents': n.chargeCents}, n.place) AS anyStay,
           arg_min({'day': n.beginDay, 'planned': n.planned, 'id': n.encounterId, 'rule': n.rule}, n.place)
               FILTER (n.facility = i.facility) AS sameStay
    FROM index_row i JOIN judged n ON n.patient = i.patient AND n.place > i.place AND n.begun >= i.ended
    WHERE i.included GROUP BY ALL),
visits_after AS (
    SELECT i.patient, i.place,
           min_by(v.beginDay, (v.begun, v.facility, v.encounterId)) FILTER (v.what = 'emergency') AS emergencyDay,
           min_by(v.beginDay, (v.begun, v.facility, v.encounterId)) FILTER (v.what = 'observation') AS observationDay
    FROM index_row i JOIN companion v ON v.patient = i.patient AND v.begun >= i.ended
    WHERE i.included GROUP BY ALL)
SELECT i.*,
       -- Not greatest(), which passes over NULL.
       CASE WHEN s.anyStay.day < i.endDay THEN 0 ELSE s.anyStay.day - i.endDay END AS anyAway,
       CASE WHEN s.sameStay.day < i.endDay THEN 0 ELSE s.sameStay.day - i.endDay END AS sameAway,
       CASE WHEN anyAway <= 90 THEN s.anyStay.id END AS nextId, CASE WHEN anyAway <= 90 THEN s.anyStay.rule END AS nextRule,
       CASE WHEN NOT s.anyStay.planned THEN anyAway END AS daysToNext, s.anyStay.cents AS nextCents,
       CASE WHEN NOT s.sameStay.planned THEN sameAway END AS daysToNextSame,
       CASE WHEN v.emergencyDay < i.endDay THEN 0 ELSE v.emergencyDay - i.endDay END AS daysToEmergency,
       CASE WHEN v.observationDay < i.endDay THEN 0 ELSE v.observationDay - i.endDay END AS daysToObservation
FROM index_row i
LEFT JOIN stays_after s USING (patient, place)
LEFT JOIN visits_after v USING (patient, place);
