-- The oracle, part 3 for money: the KPIs of day T from the bookings of part 2, into table expected. A KPI without its input at a
-- facility has no value there, and in the network where no facility has the input.

CREATE TABLE booking_slice AS
SELECT b.* EXCLUDE (facility), facility, facility AS at_facility, split, split_value(split, unit, provider, payer, ageGroup) AS slice
FROM booking b, splits
UNION ALL SELECT b.* EXCLUDE (facility), 'ALL', facility, 'NONE', '' FROM booking b;

CREATE TABLE pays AS
SELECT DISTINCT facility FROM booking_slice WHERE account IN ('INSURER', 'PATIENT') AND NOT reversing AND cents > 0;
CREATE TABLE bills AS
SELECT DISTINCT facility FROM booking_slice WHERE account = 'CHARGE' AND cents > 0;
CREATE TABLE adjusts AS
SELECT DISTINCT facility FROM booking_slice WHERE account = 'WRITE_OFF' AND NOT reversing;

-- Collection: what was booked within a horizon of the first submission, by day of first submission.
INSERT INTO expected
SELECT 'collection.' || measure || '.' || horizon || 'd' AS kpi, facility, split, slice, span, status,
       coalesce(sum(cents) FILTER (account IN ('INSURER', 'PATIENT')), 0) AS n,
       coalesce(sum(CASE WHEN account = 'CHARGE' THEN cents
                         WHEN measure = 'net' AND class = 'contractual' THEN -cents ELSE 0 END), 0) AS d, NULL, NULL,
       CASE WHEN d > 0 THEN n / d END, NULL, NULL
FROM booking_slice JOIN cohort USING (facility), (SELECT unnest(['gross', 'net']) AS measure)
WHERE horizon IN (90, 365) AND submittedDay BETWEEN first AND last AND day - submittedDay <= horizon
  AND facility IN (SELECT facility FROM pays)
GROUP BY kpi, facility, split, slice, span, status;

-- Write-offs booked in a window, of charges booked in it.
INSERT INTO expected
SELECT 'writeoff.' || measure AS kpi, facility, split, slice, span, status,
       coalesce(sum(cents) FILTER (account = 'WRITE_OFF' AND (measure = 'total' OR measure = class
                                   OR measure = 'noncontractual' AND class <> 'contractual')), 0) AS n,
       coalesce(sum(cents) FILTER (account = 'CHARGE'), 0) AS d, NULL, NULL, CASE WHEN d > 0 THEN n / d END, NULL, NULL
FROM booking_slice JOIN cohort USING (facility),
     (SELECT unnest(['total', 'noncontractual', 'contractual', 'denial', 'bad-debt', 'charity', 'uninsured-discount',
                     'prompt-pay', 'administrative', 'small-balance', 'timely-filing', 'unclassified']) AS measure)
WHERE horizon = 0 AND day BETWEEN first AND last AND facility IN (SELECT facility FROM adjusts)
GROUP BY kpi, facility, split, slice, span, status;

-- Days to an insurer's first payment, over claims first paid in a window: nearest rank, whole days, the last bin open.
INSERT INTO expected
WITH dims AS (SELECT DISTINCT patient, at_facility, claimId, submittedDay, facility, split, slice FROM booking_slice),
lags AS (
    SELECT d.facility, split, slice, span, status, list(paidDay - d.submittedDay ORDER BY paidDay - d.submittedDay) AS xs,
           count(*) AS n
    FROM first_payment p
    JOIN dims d ON (d.patient, d.at_facility, d.claimId) = (p.patient, p.facility, p.claimId)
    JOIN cohort c ON c.facility = d.facility
    WHERE horizon = 0 AND paidDay BETWEEN first AND last
    GROUP BY ALL),
ranked AS (
    SELECT * EXCLUDE (xs), q.name, least(xs[(n * q.percent + 99) // 100], 1000) AS low
    FROM lags, (SELECT unnest([{'name': 'median', 'percent': 50}, {'name': 'p90', 'percent': 90}]) AS q))
SELECT 'days.to.payment.' || name, facility, split, slice, span, status, NULL, n, NULL, NULL, low, low,
       CASE WHEN low < 1000 THEN low + 1 END
FROM ranked;

-- What is open at the end of day T, by whole days since the first submission, and what was paid too much.
INSERT INTO expected
WITH balance AS (
    SELECT b.facility, split, slice, patient, at_facility, claimId, T - submittedDay AS age,
           sum(CASE account WHEN 'CHARGE' THEN cents WHEN 'MOVED' THEN 0 ELSE -cents END) AS open
    FROM booking_slice b JOIN as_of a USING (facility)
    WHERE day <= T AND b.facility IN (SELECT facility FROM bills)
    GROUP BY ALL),
aged AS (
    SELECT *, CASE WHEN open < 0 THEN 'credit' WHEN age <= 30 THEN 'age.0-30' WHEN age <= 60 THEN 'age.31-60'
                   WHEN age <= 90 THEN 'age.61-90' WHEN age <= 120 THEN 'age.91-120' ELSE 'age.120+' END AS bucket
    FROM balance)
SELECT 'receivables.' || bucket, facility, split, slice, '0d', 'MATURED', sum(abs(open)) AS n, NULL, NULL, NULL, n, NULL, NULL
FROM aged
GROUP BY bucket, facility, split, slice
HAVING n <> 0;
