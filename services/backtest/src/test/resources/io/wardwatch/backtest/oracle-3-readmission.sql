-- The oracle, part 3 for the measure of unplanned readmissions: its KPIs of day T, from the index stays of part 2, into table
-- expected. A discharge is sliced as in part 2.
CREATE TABLE index_slice AS
SELECT d.facility, d.split, d.slice, d.day, i.age, i.conditions,
       i.daysToNext, i.daysToNextSame, i.daysToEmergency, i.daysToObservation
FROM discharge_slice d
JOIN index_stay i ON i.patient = d.patient AND i.facility = d.at_facility AND i.encounterId = d.encounterId
WHERE i.included;

-- One row for each KPI that an index stay counts for, with the days to what is asked; only the first is split.
CREATE TABLE index_case AS
SELECT 'readmission.#d.unplanned' AS name, * EXCLUDE (age, conditions), daysToNext AS away FROM index_slice
UNION ALL SELECT 'readmission.#d.unplanned.same', * EXCLUDE (age, conditions), daysToNextSame FROM index_slice
UNION ALL SELECT 'readmission.#d.unplanned.cms', * EXCLUDE (age, conditions), daysToNext
FROM index_slice WHERE age >= 65 AND split = 'NONE'
UNION ALL SELECT 'readmission.#d.unplanned.cms.same', * EXCLUDE (age, conditions), daysToNextSame
FROM index_slice WHERE age >= 65 AND split = 'NONE'
UNION ALL SELECT 'readmission.#d.unplanned.' || replace(lower(cohort), '_', '-'), * EXCLUDE (age, conditions, cohort), daysToNext
FROM (SELECT *, unnest(conditions) AS cohort FROM index_slice) WHERE split = 'NONE'
UNION ALL SELECT 'return.emergency.#d', * EXCLUDE (age, conditions), daysToEmergency FROM index_slice WHERE split = 'NONE'
UNION ALL SELECT 'return.observation.#d', * EXCLUDE (age, conditions), daysToObservation FROM index_slice WHERE split = 'NONE';

INSERT INTO expected
SELECT replace(name, '#', horizon::VARCHAR) AS kpi, facility, split, slice, span, status,
       count(*) FILTER (away <= horizon) AS n, count(*) AS d, NULL, NULL, n / d, NULL, NULL
FROM index_case JOIN cohort USING (facility)
WHERE horizon IN (7, 30, 60, 90) AND day BETWEEN first AND last
GROUP BY kpi, facility, split, slice, span, status;
