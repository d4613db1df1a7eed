-- The oracle, part 3: the KPIs of day T from the rows of part 2, one row for each line that kpi.csv may hold, into table
-- expected. Needs: variables 'clock' (TIMESTAMPTZ), the moment of T, and 'slices' (BOOLEAN), whether facilities are split.

-- T is the clock's local date at each facility, for ALL the least of them.
CREATE TABLE as_of AS
SELECT facility, timezone(zone, getvariable('clock')::TIMESTAMPTZ)::DATE AS T FROM zoned;
INSERT INTO as_of SELECT 'ALL', min(T) FROM as_of;

-- A slice is a facility, a facility and one dimension, or the whole network undivided.
CREATE TYPE split AS ENUM ('NONE', 'UNIT', 'PROVIDER', 'PAYER', 'AGE_GROUP');
CREATE TABLE splits AS
SELECT split FROM (SELECT unnest(enum_range(NULL::split)) AS split) WHERE split = 'NONE' OR getvariable('slices');

CREATE MACRO split_value(split, unit, provider, payer, ageGroup) AS CASE split
    WHEN 'UNIT' THEN unit WHEN 'PROVIDER' THEN provider WHEN 'PAYER' THEN payer WHEN 'AGE_GROUP' THEN ageGroup ELSE '' END;

CREATE TABLE admission_slice AS
SELECT r.* EXCLUDE (facility), facility, split, split_value(split, unit, provider, payer, ageGroup) AS slice
FROM admission_row r, splits
UNION ALL SELECT r.* EXCLUDE (facility), 'ALL', 'NONE', '' FROM admission_row r;

CREATE TABLE discharge_slice AS
SELECT r.* EXCLUDE (facility), facility, split, split_value(split, unit, provider, payer, ageGroup) AS slice
FROM discharge_row r, splits
UNION ALL SELECT r.* EXCLUDE (facility), 'ALL', 'NONE', '' FROM discharge_row r;

CREATE TABLE adjudication_slice AS
SELECT r.* EXCLUDE (facility), facility, split, split_value(split, unit, provider, payer, ageGroup) AS slice
FROM adjudication_row r, splits
UNION ALL SELECT r.* EXCLUDE (facility), 'ALL', 'NONE', '' FROM adjudication_row r;

-- Cohorts: with horizon H, MATURED is (T-H-W, T-H] and PROVISIONAL (T-W, T]; without, one MATURED.
CREATE TABLE spans (name VARCHAR, days INTEGER);
INSERT INTO spans VALUES ('7d', 7), ('30d', 30), ('90d', 90), ('365d', 365), ('ALL', 1000000);

CREATE TABLE cohort AS
SELECT facility, T, horizon, spans.name AS span, status,
       CASE status WHEN 'MATURED' THEN T - horizon ELSE T END AS last,
       last - spans.days + 1 AS first
FROM as_of, spans, (SELECT unnest([0, 7, 30, 60, 90, 365]) AS horizon), (SELECT unnest(['MATURED', 'PROVISIONAL']) AS status)
WHERE horizon > 0 OR status = 'MATURED';

CREATE TABLE expected (kpi VARCHAR, facility VARCHAR, split VARCHAR, slice VARCHAR, span VARCHAR, status VARCHAR,
                       numerator HUGEINT, denominator HUGEINT, total HUGEINT, squares HUGEINT,
                       value DOUBLE, low DOUBLE, high DOUBLE);

-- Counts.
INSERT INTO expected
SELECT 'admissions', facility, split, slice, span, status, count(*), NULL, NULL, NULL, count(*), NULL, NULL
FROM admission_slice JOIN cohort USING (facility)
WHERE horizon = 0 AND day BETWEEN first AND last
GROUP BY ALL;

INSERT INTO expected
SELECT 'discharges', facility, split, slice, span, status, count(*), NULL, NULL, NULL, count(*), NULL, NULL
FROM discharge_slice JOIN cohort USING (facility)
WHERE horizon = 0 AND day BETWEEN first AND last
GROUP BY ALL;

-- Shares.
INSERT INTO expected
SELECT 'readmission.' || horizon || 'd.crude' || CASE WHEN same THEN '.same' ELSE '' END AS kpi,
       facility, split, slice, span, status,
       count(*) FILTER (CASE WHEN same THEN daysToSame ELSE daysToAny END <= horizon) AS n, count(*) AS d, NULL, NULL,
       n / d, NULL, NULL
FROM discharge_slice JOIN cohort USING (facility), (SELECT unnest([false, true]) AS same)
WHERE horizon IN (7, 30, 60, 90) AND NOT died AND day BETWEEN first AND last
GROUP BY kpi, facility, split, slice, span, status;

INSERT INTO expected
SELECT 'mortality.inhospital', facility, split, slice, span, status,
       count(*) FILTER (died) AS n, count(*) AS d, NULL, NULL, n / d, NULL, NULL
FROM discharge_slice JOIN cohort USING (facility)
WHERE horizon = 0 AND day BETWEEN first AND last
GROUP BY facility, split, slice, span, status;

INSERT INTO expected
SELECT 'denial.initial.count', facility, split, slice, span, status,
       count(*) FILTER (denied) AS n, count(*) AS d, NULL, NULL, n / d, NULL, NULL
FROM adjudication_slice JOIN cohort USING (facility)
WHERE horizon = 0 AND day BETWEEN first AND last
GROUP BY facility, split, slice, span, status;

INSERT INTO expected
SELECT 'denial.initial.dollars', facility, split, slice, span, status,
       coalesce(sum(cents) FILTER (denied), 0) AS n, sum(cents) AS d, NULL, NULL,
       CASE WHEN d > 0 THEN n / d END, NULL, NULL
FROM adjudication_slice JOIN cohort USING (facility)
WHERE horizon = 0 AND day BETWEEN first AND last
GROUP BY facility, split, slice, span, status;

-- Sums and quantiles of lengths and charges: one long table of amounts. Bins: whole days, the last one open at 1,000 days;
-- money in 16 bins for each doubling, exact below 16 cents. A quantile is the nearest rank: the ceil(p n / 100)-th least.
CREATE MACRO money_low(cents) AS
    CASE WHEN cents < 16 THEN cents ELSE (cents >> (len(bin(cents)) - 5)) << (len(bin(cents)) - 5) END;
CREATE MACRO money_high(cents) AS
    CASE WHEN cents < 16 THEN cents + 1 ELSE money_low(cents) + (1::BIGINT << (len(bin(cents)) - 5)) END;

CREATE TABLE amount AS
SELECT 'los.midnights' AS kpi, facility, split, slice, day, midnights::BIGINT AS x FROM discharge_slice WHERE midnights IS NOT NULL
UNION ALL SELECT 'los.cms', facility, split, slice, day, cmsDays FROM discharge_slice WHERE cmsDays IS NOT NULL
UNION ALL SELECT 'los.minutes', facility, split, slice, day, minutes FROM discharge_slice WHERE minutes IS NOT NULL
UNION ALL SELECT 'charges', facility, split, slice, day, chargeCents FROM discharge_slice WHERE chargeCents IS NOT NULL;

CREATE TABLE summed AS
SELECT kpi, facility, split, slice, span, status,
       count(*) AS n, sum(x) AS total, sum(x::HUGEINT * x::HUGEINT) AS squares, list(x ORDER BY x) AS xs
FROM amount JOIN cohort USING (facility)
WHERE horizon = 0 AND day BETWEEN first AND last
GROUP BY kpi, facility, split, slice, span, status;

INSERT INTO expected
SELECT kpi, facility, split, slice, span, status, NULL, n, total, squares,
       CASE kpi WHEN 'charges' THEN total ELSE total / n END, NULL, NULL
FROM summed;

INSERT INTO expected
WITH ranked AS (
    SELECT * EXCLUDE (xs), p.name AS quantile, xs[(n * p.percent + 99) // 100] AS x
    FROM summed, (SELECT unnest([{'name': 'median', 'percent': 50}, {'name': 'p90', 'percent': 90}]) AS p)),
edges AS (
    SELECT *,
           CASE kpi WHEN 'charges' THEN money_low(x) WHEN 'los.minutes' THEN least(x // 1440, 1000) * 1440
                    ELSE least(x, 1000) END AS low,
           CASE WHEN kpi = 'charges' THEN money_high(x)
                WHEN (CASE kpi WHEN 'los.minutes' THEN x // 1440 ELSE x END) >= 1000 THEN NULL
                WHEN kpi = 'los.minutes' THEN low + 1440 ELSE low + 1 END AS high
    FROM ranked)
SELECT kpi || '.' || quantile, facility, split, slice, span, status, NULL, n, NULL, NULL, low, low, high FROM edges;

-- Census of the midnight that ends day T: begun by then, not ended by then, not on leave over it; by the unit then in force.
INSERT INTO expected
WITH present AS (
    SELECT s.*, a.facility AS place, a.T
    FROM stay s JOIN as_of a ON a.facility IN (s.facility, 'ALL')
    WHERE s.beginDay <= a.T AND (s.endDay IS NULL OR a.T < s.endDay)
      AND NOT EXISTS (SELECT 1 FROM leave l
                      WHERE (l.patient, l.facility, l.encounterId) = (s.patient, s.facility, s.encounterId)
                        AND timezone(s.zone, l.away)::DATE <= a.T
                        AND (l.back IS NULL OR a.T < timezone(s.zone, l.back)::DATE))),
units AS (
    SELECT p.patient, p.facility, p.encounterId, p.place, arg_max(w.unit, (w.occurredAt, w.stamp)) AS unit
    FROM present p JOIN place w USING (patient, facility, encounterId)
    WHERE timezone(p.zone, w.occurredAt)::DATE <= p.T
    GROUP BY ALL),
sliced AS (
    SELECT p.place, split, CASE WHEN split = 'NONE' THEN '' ELSE
        split_value(split, named_or_unknown(u.unit), p.provider, p.payer, p.ageGroup) END AS slice
    FROM present p LEFT JOIN units u USING (patient, facility, encounterId, place), splits
    WHERE p.place <> 'ALL' OR split = 'NONE')
SELECT 'census.midnight', place, split, slice, '0d', 'MATURED', count(*), NULL, NULL, NULL, count(*), NULL, NULL
FROM sliced
GROUP BY ALL;
