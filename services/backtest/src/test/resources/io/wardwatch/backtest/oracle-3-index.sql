-- The oracle, part 3 beside the readmission measure: observed over expected by the model's own probabilities, what readmissions
-- were charged and who caused it, and why stays are no index stays. Needs: table score of the patients' part.
CREATE TABLE judged_slice AS
SELECT d.facility, d.at_facility, d.encounterId, d.eventId, d.patient, d.split, d.slice, d.day, d.died,
       i.included, i.reasons, i.age, i.conditions, i.coded,
       coalesce(i.included AND i.daysToNext <= 30, false) AS readmitted, i.nextCents
FROM discharge_slice d
JOIN index_stay i ON i.patient = d.patient AND i.facility = d.at_facility AND i.encounterId = d.encounterId;

-- Millionths of the probability of the last revision, as it stands in scores.csv.
CREATE TABLE foreseen AS
SELECT facility, encounterId, "trigger" AS eventId,
       arg_max({'p': probability::DOUBLE, 'band': band}, revision::INTEGER) AS last
FROM read_csv(getvariable('scores'), header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')
WHERE kind = 'READMISSION_DISCHARGE' GROUP BY ALL;

CREATE TABLE foreseen_case AS
WITH scored AS (
    SELECT j.*, round(f.last.p * 1000000)::BIGINT AS millionths
    FROM judged_slice j JOIN foreseen f ON (f.facility, f.encounterId, f.eventId) = (j.at_facility, j.encounterId, j.eventId)
    WHERE included AND NOT died AND coalesce(f.last.band, '') <> '')
SELECT 'unplanned' AS name, * FROM scored
UNION ALL SELECT 'unplanned.cms', * FROM scored WHERE age >= 65 AND split = 'NONE'
UNION ALL SELECT 'unplanned.' || replace(lower(c), '_', '-'), * EXCLUDE (c)
FROM (SELECT *, unnest(conditions) AS c FROM scored) WHERE split = 'NONE';

INSERT INTO expected
SELECT 'readmission.30d.' || name || '.oe' AS kpi, facility, split, slice, span, status,
       count(*) FILTER (readmitted) AS n, count(*) AS d, sum(millionths) AS e, NULL,
       CASE WHEN e > 0 THEN n / (e / 1000000.0) END, NULL, NULL
FROM foreseen_case JOIN cohort USING (facility)
WHERE horizon = 30 AND day BETWEEN first AND last
GROUP BY kpi, facility, split, slice, span, status;

INSERT INTO expected
SELECT 'readmission.30d.unplanned.charges', facility, split, slice, span, status, NULL, count(*) AS n, sum(nextCents) AS total,
       sum(nextCents::HUGEINT * nextCents::HUGEINT), total, NULL, NULL
FROM judged_slice JOIN cohort USING (facility)
WHERE horizon = 30 AND readmitted AND nextCents IS NOT NULL AND day BETWEEN first AND last
GROUP BY facility, split, slice, span, status;

INSERT INTO expected
SELECT 'readmission.excluded.' || replace(lower(reason), '_', '-') AS kpi, facility, split, slice, span, status,
       count(*) FILTER (list_contains(reasons, reason)) AS n, count(*) AS d, NULL, NULL, n / d, NULL, NULL
FROM judged_slice JOIN cohort USING (facility),
     (SELECT unnest(['DIED', 'LEFT_AGAINST_ADVICE', 'TRANSFERRED_OUT', 'SAME_DAY_SAME_HOSPITAL', 'OVERLAPPING_STAY',
                     'DISCHARGED_TO_ACUTE', 'UNDER_AGE', 'AGE_UNKNOWN', 'NO_PRINCIPAL_DIAGNOSIS', 'CANCER_TREATMENT',
                     'PSYCHIATRIC', 'REHABILITATION', 'CANCER_HOSPITAL', 'NO_COHORT']) AS reason)
WHERE facility IN (SELECT facility FROM judged_slice WHERE coded) AND horizon = 0 AND split = 'NONE' AND day BETWEEN first AND last
GROUP BY kpi, facility, split, slice, span, status;

INSERT INTO expected
SELECT 'readmission.excluded', facility, split, slice, span, status,
       count(*) FILTER (NOT included) AS n, count(*) AS d, NULL, NULL, n / d, NULL, NULL
FROM judged_slice JOIN cohort USING (facility)
WHERE facility IN (SELECT facility FROM judged_slice WHERE coded) AND horizon = 0 AND split = 'NONE' AND day BETWEEN first AND last
GROUP BY facility, split, slice, span, status;

-- TOP 5 %: of the patients discharged in the year, rounded up, those with the greatest total. Of the bin that the last of them
-- stands in as much as if all in it had caused the same.
CREATE TABLE top_patients AS
WITH year AS (SELECT * FROM cohort WHERE span = '365d' AND horizon = 30),
counted AS (
    SELECT y.facility, y.status, (count(DISTINCT d.patient) * 5 + 99) // 100 AS most
    FROM year y JOIN discharge_slice d ON d.facility = y.facility AND d.split = 'NONE' AND d.day BETWEEN y.first AND y.last
    GROUP BY ALL),
total AS (
    SELECT y.facility, y.status, j.patient, sum(j.nextCents) AS cents
    FROM year y JOIN judged_slice j ON j.facility = y.facility AND j.split = 'NONE' AND j.day BETWEEN y.first AND y.last
    WHERE j.readmitted AND j.nextCents > 0 GROUP BY ALL),
binned AS (
    SELECT facility, status, money_low(cents::BIGINT) AS low, count(*) AS n, sum(cents) AS cents FROM total GROUP BY ALL),
above AS (
    SELECT b.*, c.most,
           coalesce(sum(n) OVER (PARTITION BY facility, status ORDER BY low DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
    FROM binned b JOIN counted c USING (facility, status)),
least_share AS (
    SELECT facility, status, sum(cents) AS whole,
           sum(CASE WHEN before >= most THEN 0 WHEN before + n <= most THEN cents ELSE (cents * (most - before)) // n END) AS part
    FROM above GROUP BY ALL),
ranked AS (
    SELECT t.*, c.most, row_number() OVER (PARTITION BY facility, status ORDER BY cents DESC, patient) AS rank
    FROM total t JOIN counted c USING (facility, status))
SELECT l.*, (SELECT sum(cents) FROM ranked r WHERE r.facility = l.facility AND r.status = l.status AND rank <= most) AS exact
FROM least_share l;

INSERT INTO expected
SELECT 'readmission.30d.unplanned.charges.top5', facility, 'NONE', '', '365d', status, part, whole, NULL, NULL, part / whole, NULL, NULL
FROM top_patients;
