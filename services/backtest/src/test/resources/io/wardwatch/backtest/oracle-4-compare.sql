-- The oracle, part 4: kpi.csv against table expected. Needs: variables 'kpi' (path of kpi.csv) and 'min_n'. Each row of
-- table mismatch is a difference; table compared says how much was compared.
CREATE TABLE said AS
SELECT kpi, facility,
       CASE WHEN unit <> 'ALL' THEN 'UNIT' WHEN provider <> 'ALL' THEN 'PROVIDER' WHEN payer <> 'ALL' THEN 'PAYER'
            WHEN "group" <> 'ALL' THEN 'AGE_GROUP' ELSE 'NONE' END AS split,
       CASE split WHEN 'UNIT' THEN unit WHEN 'PROVIDER' THEN provider WHEN 'PAYER' THEN payer WHEN 'AGE_GROUP' THEN "group"
            ELSE '' END AS slice,
       "window" AS span, status, "asOf"::DATE AS day_T, cohortFrom::DATE AS cohortFrom, cohortTo::DATE AS cohortTo,
       numerator::HUGEINT AS numerator, denominator::HUGEINT AS denominator, sum::HUGEINT AS total,
       sumSquares::HUGEINT AS squares, value::DOUBLE AS value, low::DOUBLE AS low, high::DOUBLE AS high
FROM read_csv(getvariable('kpi'), header = true, all_varchar = true, delim = ',', quote = '"', escape = '"');

CREATE TABLE compared AS
SELECT s.kpi AS skpi, e.kpi AS ekpi, coalesce(s.kpi, e.kpi) AS kpi, coalesce(s.facility, e.facility) AS facility,
       coalesce(s.split, e.split) AS split, coalesce(s.slice, e.slice) AS slice, coalesce(s.span, e.span) AS span,
       coalesce(s.status, e.status) AS status,
       s.numerator AS sn, e.numerator AS en, s.denominator AS sd, e.denominator AS ed, s.total AS st, e.total AS et,
       s.squares AS sq, e.squares AS eq, s.value AS sv, e.value AS ev, s.low AS sl, e.low AS el, s.high AS sh, e.high AS eh,
       (coalesce(s.kpi, e.kpi) LIKE '%.median' OR coalesce(s.kpi, e.kpi) LIKE '%.p90') AS quantile
FROM said s FULL JOIN expected e USING (kpi, facility, split, slice, span, status);

-- Where the network's or a facility's input was never seen, or a slice's beds are not stated, the value is UNAVAILABLE, and SQL finds no case either.
CREATE TABLE unavailable AS
SELECT DISTINCT kpi, facility, split, slice FROM said WHERE status = 'UNAVAILABLE';

CREATE TABLE mismatch AS
-- A value without a case: SQL has no row, the replay says zero or nothing.
SELECT 'said without a case' AS why, * FROM compared
WHERE ekpi IS NULL AND status <> 'UNAVAILABLE'
  AND (coalesce(sn, 0) <> 0 OR coalesce(sd, 0) <> 0 OR coalesce(st, 0) <> 0 OR coalesce(sq, 0) <> 0)
UNION ALL
SELECT 'not said', * FROM compared
WHERE skpi IS NULL AND (facility = 'ALL' OR coalesce(ed, en) >= getvariable('min_n'))
UNION ALL
SELECT 'unavailable, but there are cases', c.* FROM compared c JOIN unavailable USING (kpi, facility, split, slice) WHERE ekpi IS NOT NULL
UNION ALL
-- Counts and sums are equal; a value is, within a rounding of its last digits; edges of bins are equal.
SELECT 'differs', * FROM compared
WHERE skpi IS NOT NULL AND ekpi IS NOT NULL
  AND (sn IS DISTINCT FROM en OR sd IS DISTINCT FROM ed OR st IS DISTINCT FROM et OR sq IS DISTINCT FROM eq
       OR (sv IS NULL) <> (ev IS NULL) OR abs(sv - ev) > 1e-9 * greatest(1, abs(ev))
       OR quantile AND (sl IS DISTINCT FROM el OR sh IS DISTINCT FROM eh));

-- What the top patients caused exactly lies within the bounds that are said.
INSERT INTO mismatch
SELECT 'beyond the bounds of the bin', c.* FROM compared c JOIN top_patients t USING (facility, status)
WHERE skpi = 'readmission.30d.unplanned.charges.top5'
  AND NOT (t.exact / t.whole BETWEEN sl - 1e-12 AND sh + 1e-12 AND sh - sl < 0.0625);

-- T and the cohorts' bounds, by their definition.
CREATE TABLE bounds_mismatch AS
SELECT s.kpi, s.facility, s.span, s.status, s.day_T, s.cohortFrom, s.cohortTo
FROM said s JOIN as_of a USING (facility)
LEFT JOIN cohort c ON c.facility = s.facility AND c.span = s.span AND c.status = s.status
    AND c.horizon = CASE s.kpi WHEN 'outcome.efficiency' THEN 30 ELSE
        coalesce(try_cast(regexp_extract(s.kpi, '^(?:readmission|return\.[a-z]+|mortality|collection\.[a-z]+)\.(\d+)d', 1) AS INTEGER), 0) END
WHERE s.day_T <> a.T
   OR s.status <> 'UNAVAILABLE' AND s.span <> '0d'
      AND (s.cohortTo IS DISTINCT FROM c.last
           OR s.cohortFrom IS DISTINCT FROM (CASE WHEN s.span = 'ALL' THEN NULL ELSE c.first END));
