-- The oracle, part 3 for lengths, deaths, beds and what was observed beside what was expected. Needs the tables of parts 2 and 3,
-- drg_table(drg, year, length, mortality, readmission) and capacity(facility, what, name, perDay).

-- Lengths. A geometric mean counts 1,000 days and over as 1,000.
INSERT INTO expected
SELECT 'los.cms.geometric', facility, split, slice, span, status, NULL, n, NULL, NULL,
       exp(list_sum(list_transform(xs, x -> ln(least(x, 1000)))) / n), NULL, NULL
FROM summed WHERE kpi = 'los.cms';

INSERT INTO expected
SELECT kpi || '.variance', facility, split, slice, span, status, NULL, n, total, squares,
       CASE WHEN n > 1 THEN (n * squares - total * total)::DOUBLE / (n * (n - 1)) END, NULL, NULL
FROM summed WHERE kpi LIKE 'los.%';

-- Deaths within 30 days. Where nobody ever learned of a death after a live discharge, nobody is told a rate.
CREATE TABLE learns AS
SELECT facility, T FROM as_of a WHERE EXISTS (
    SELECT 1 FROM discharge_row d WHERE a.facility IN (d.facility, 'ALL') AND d.daysToDeath IS NOT NULL);

INSERT INTO expected
SELECT 'mortality.30d.discharge', facility, split, slice, span, status,
       count(*) FILTER (daysToDeath <= 30) AS n, count(*) AS d, NULL, NULL, n / d, NULL, NULL
FROM discharge_slice JOIN cohort USING (facility) SEMI JOIN learns USING (facility)
WHERE horizon = 30 AND NOT died AND day BETWEEN first AND last
GROUP BY facility, split, slice, span, status;

INSERT INTO expected
SELECT 'mortality.30d.admission', facility, split, slice, span, status,
       count(*) FILTER (diedSoon) AS n, count(*) AS d, NULL, NULL, n / d, NULL, NULL
FROM admission_slice JOIN cohort USING (facility) SEMI JOIN learns USING (facility)
WHERE horizon = 30 AND day BETWEEN first AND last
GROUP BY facility, split, slice, span, status;

-- Each midnight of each stay: where it was, and whether on leave. No steps, no differences: a row a day.
CREATE TABLE stay_day AS
WITH days AS (
    SELECT s.* EXCLUDE (ended), unnest(range(0, coalesce(s.endDay, a.T + 1) - s.beginDay)) AS n, s.beginDay + n::INTEGER AS day
    FROM stay s JOIN as_of a ON a.facility = s.facility
    WHERE s.beginDay <= a.T),
units AS (
    SELECT d.patient, d.facility, d.encounterId, d.day, arg_max(w.unit, (w.occurredAt, w.stamp)) AS unit
    FROM days d JOIN place w USING (patient, facility, encounterId)
    WHERE timezone(d.zone, w.occurredAt)::DATE <= d.day
    GROUP BY ALL),
gone AS (
    SELECT DISTINCT d.patient, d.facility, d.encounterId, d.day
    FROM days d JOIN leave l USING (patient, facility, encounterId)
    WHERE timezone(d.zone, l.away)::DATE <= d.day AND (l.back IS NULL OR d.day < timezone(d.zone, l.back)::DATE))
SELECT d.patient, d.facility AS at_facility, d.encounterId, d.beginDay, d.day, named_or_unknown(u.unit) AS unit, d.provider, d.payer,
       d.ageGroup, g.day IS NOT NULL AS away, d.facility
FROM days d
LEFT JOIN units u USING (patient, facility, encounterId, day)
LEFT JOIN gone g USING (patient, facility, encounterId, day);

CREATE TABLE stay_day_slice AS
SELECT r.* EXCLUDE (facility), facility, split, split_value(split, unit, provider, payer, ageGroup) AS slice
FROM stay_day r, splits
UNION ALL SELECT r.* EXCLUDE (facility), 'ALL', 'NONE', '' FROM stay_day r;

INSERT INTO expected
SELECT 'census.now', facility, split, slice, '0d', 'MATURED', count(*) AS n, NULL, NULL, NULL, n, NULL, NULL
FROM stay_day_slice JOIN as_of USING (facility) WHERE day = T GROUP BY facility, split, slice;

INSERT INTO expected
SELECT 'census.leave', facility, split, slice, '0d', 'MATURED', count(*) AS n, NULL, NULL, NULL, n, NULL, NULL
FROM stay_day_slice JOIN as_of USING (facility) WHERE day = T AND away GROUP BY facility, split, slice;

INSERT INTO expected
SELECT 'open.stay.age', facility, split, slice, '0d', 'MATURED', NULL, count(*) AS n, sum(T - beginDay) AS total, NULL,
       total / n, NULL, NULL
FROM stay_day_slice JOIN as_of USING (facility) WHERE day = T AND NOT away GROUP BY facility, split, slice;

-- Patient days, stays that ended, and the first day of each slice, from which on its capacity counts.
CREATE TABLE load AS
WITH spells AS (
    SELECT facility, split, slice, name AS span, T, greatest(T - days + 1, (T - 100000)::DATE) AS first
    FROM (SELECT facility, split, slice FROM stay_day_slice UNION SELECT facility, split, slice FROM discharge_slice)
    JOIN as_of USING (facility), spans),
opened AS (
    SELECT facility, split, slice, min(day) AS opened FROM (
        SELECT facility, split, slice, day FROM stay_day_slice UNION ALL SELECT facility, split, slice, day FROM discharge_slice)
    GROUP BY ALL),
present AS (
    SELECT s.facility, s.split, s.slice, span, count(*) AS patientDays
    FROM spells s JOIN stay_day_slice d USING (facility, split, slice)
    WHERE NOT away AND day BETWEEN first AND T GROUP BY ALL),
left_in AS (
    SELECT s.facility, s.split, s.slice, span, count(*) AS ended
    FROM spells s JOIN discharge_slice d USING (facility, split, slice)
    WHERE day BETWEEN first AND T GROUP BY ALL)
SELECT s.*, greatest(0, T - greatest(first, opened) + 1) AS days, coalesce(patientDays, 0) AS patientDays, coalesce(ended, 0) AS ended
FROM spells s JOIN opened USING (facility, split, slice)
LEFT JOIN present USING (facility, split, slice, span)
LEFT JOIN left_in USING (facility, split, slice, span);

INSERT INTO expected
SELECT 'patient.days', facility, split, slice, span, 'MATURED', patientDays, NULL, NULL, NULL, patientDays, NULL, NULL FROM load;

INSERT INTO expected
SELECT 'occupancy', facility, split, slice, span, 'MATURED', patientDays, NULL, perDay * days AS total, NULL,
       CASE WHEN total > 0 THEN patientDays * 1000 / total END, NULL, NULL
FROM load JOIN capacity USING (facility)
WHERE what = 'beds' AND (split = 'NONE' AND name = '' OR split = 'UNIT' AND name = slice);

INSERT INTO expected
SELECT 'turnover.interval', facility, split, slice, span, 'MATURED', NULL, ended, perDay * days - patientDays * 1000 AS total, NULL,
       CASE WHEN ended > 0 THEN total / 1000 / ended END, NULL, NULL
FROM load JOIN capacity USING (facility)
WHERE what = 'beds' AND (split = 'NONE' AND name = '' OR split = 'UNIT' AND name = slice);

INSERT INTO expected
SELECT 'provider.utilization', facility, split, slice, span, 'MATURED', patientDays, NULL,
       sum(perDay) * days AS total, NULL, CASE WHEN total > 0 THEN patientDays * 1000 / total END, NULL, NULL
FROM load JOIN capacity USING (facility)
WHERE what = 'days' AND (split = 'NONE' OR split = 'PROVIDER' AND name = slice)
GROUP BY facility, split, slice, span, patientDays, days;

INSERT INTO expected
SELECT 'occupancy.midnight', facility, split, slice, '0d', 'MATURED', coalesce(n, 0) AS present, NULL, perDay, NULL,
       present * 1000 / perDay, NULL, NULL
FROM (SELECT DISTINCT facility, split, slice FROM load) JOIN capacity USING (facility)
LEFT JOIN (SELECT facility, split, slice, numerator AS n FROM expected WHERE kpi = 'census.midnight') USING (facility, split, slice)
WHERE what = 'beds' AND (split = 'NONE' AND name = '' OR split = 'UNIT' AND name = slice);

-- Observed beside expected, by the DRG's row of the fiscal year, else of the last year before it.
CREATE TABLE expectation AS
SELECT d.*, e.length, e.mortality, e.readmission,
       CASE WHEN d.cmsDays IS NOT NULL THEN round(e.length * 1000)::BIGINT END AS milli, round(e.mortality * 1000000)::BIGINT AS dying,
       round(e.readmission * 1000000)::BIGINT AS coming
FROM (SELECT *, CASE WHEN month(day) >= 10 THEN year(day) + 1 ELSE year(day) END AS fiscalYear FROM discharge_slice) d
ASOF JOIN drg_table e ON CASE WHEN regexp_matches(d.drg, '^\d{1,2}$') THEN lpad(d.drg, 3, '0') ELSE d.drg END = e.drg AND d.fiscalYear >= e.year;

CREATE TABLE observed AS
SELECT facility, split, slice, span, status, horizon,
       count(*) FILTER (milli > 0) AS lengths, sum(cmsDays) FILTER (milli > 0) AS stayed, sum(milli) FILTER (milli > 0) AS stay,
       sum((cmsDays * 1000 - milli)::HUGEINT * (cmsDays * 1000 - milli)) FILTER (milli > 0) AS off,
       count(dying) AS mortals, count(*) FILTER (died AND dying IS NOT NULL) AS deaths, sum(dying) AS dying,
       count(*) FILTER (NOT died AND coming IS NOT NULL) AS leavers,
       count(*) FILTER (daysToAny <= 30 AND coming IS NOT NULL) AS returns, sum(coming) FILTER (NOT died) AS coming,
       count(*) FILTER (milli > 0 AND dying IS NOT NULL AND coming IS NOT NULL) AS outcomes
FROM expectation JOIN cohort USING (facility)
WHERE horizon IN (0, 30) AND day BETWEEN first AND last
GROUP BY ALL;

INSERT INTO expected
SELECT 'los.cms.oe', facility, split, slice, span, status, stayed, lengths, stay, off, stayed * 1000 / stay, NULL, NULL
FROM observed WHERE horizon = 0 AND lengths > 0;

INSERT INTO expected
SELECT 'mortality.inhospital.oe', facility, split, slice, span, status, deaths, mortals, dying, NULL,
       CASE WHEN dying > 0 THEN deaths * 1000000 / dying END, NULL, NULL
FROM observed WHERE horizon = 0 AND mortals > 0;

INSERT INTO expected
SELECT 'readmission.30d.crude.oe', facility, split, slice, span, status, returns, leavers, coming, NULL,
       CASE WHEN coming > 0 THEN returns * 1000000 / coming END, NULL, NULL
FROM observed WHERE horizon = 30 AND leavers > 0;

INSERT INTO expected
SELECT 'outcome.efficiency', facility, split, slice, span, status, NULL, outcomes, NULL, NULL,
       CASE WHEN coming > 0 AND dying > 0 AND stay > 0
            THEN (3 - returns * 1000000 / coming - deaths * 1000000 / dying - stayed * 1000 / stay) / 3 END, NULL, NULL
FROM observed WHERE horizon = 30 AND outcomes > 0;
