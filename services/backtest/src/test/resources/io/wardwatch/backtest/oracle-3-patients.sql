-- The oracle, part 3 for patients and scores. Needs: variable 'scores' (path of scores.csv).

INSERT INTO expected
SELECT 'charge.per.stay', facility, split, slice, span, status, NULL, n, total, squares, total / n, NULL, NULL
FROM summed WHERE kpi = 'charges';

-- Distinct patients of a window: of the network and of each facility.
INSERT INTO expected
SELECT 'patients', facility, split, slice, span, status, count(DISTINCT patient) AS n, NULL, NULL, NULL, n, NULL, NULL
FROM discharge_slice JOIN cohort USING (facility)
WHERE horizon = 0 AND split = 'NONE' AND day BETWEEN first AND last
GROUP BY facility, split, slice, span, status;

INSERT INTO expected
SELECT 'charge.per.patient', facility, split, slice, span, status, NULL, count(DISTINCT patient) AS n, sum(chargeCents) AS total,
       NULL, total / n, NULL, NULL
FROM discharge_slice JOIN cohort USING (facility)
WHERE horizon = 0 AND split = 'NONE' AND chargeCents IS NOT NULL AND day BETWEEN first AND last
GROUP BY facility, split, slice, span, status;

-- The last revision of the score of each live discharge that holds; a withdrawn one has no band.
CREATE TABLE score AS
SELECT facility, encounterId, "trigger" AS eventId, arg_max({'v': band}, revision::INTEGER).v AS band
FROM read_csv(getvariable('scores'), header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')
WHERE kind = 'READMISSION_DISCHARGE'
GROUP BY ALL;

INSERT INTO expected
SELECT 'discharge.risk.high', l.place, split, slice, span, status,
       count(*) FILTER (band IN ('HIGH', 'VERY_HIGH')) AS n, count(*) AS d, NULL, NULL, n / d, NULL, NULL
FROM (SELECT * RENAME (facility AS place) FROM discharge_slice) l
JOIN score s ON (s.facility, s.encounterId, s.eventId) = (l.at_facility, l.encounterId, l.eventId)
JOIN cohort c ON c.facility = l.place
WHERE NOT died AND horizon = 0 AND day BETWEEN first AND last AND coalesce(band, '') <> ''
GROUP BY l.place, split, slice, span, status;
