-- The oracle, part 4 for the rows of stays: what stays.csv says of each against table index_stay. Needs: variable 'stays', the
-- path of stays.csv. Each row of table stay_mismatch is a difference.
CREATE TABLE stay_said AS
SELECT facility, encounterId, included = 'true' AS included, includedFrom65 = 'true' AS cms,
       list_sort(string_split_regex(coalesce(reasons, ''), ';')) AS reasons, list_sort(string_split_regex(coalesce(conditions, ''), ';')) AS conditions,
       episodeFacility, episodeEncounterId, leg::INTEGER AS leg, legs::INTEGER AS legs, plannedRule,
       nextEncounterId AS nextId, nextRule, nextDays::INTEGER AS nextDays, readmitted30d = 'true' AS readmitted,
       emergencyDays::INTEGER AS emergencyDays, observationDays::INTEGER AS observationDays
FROM read_csv(getvariable('stays'), header = true, all_varchar = true, delim = ',', quote = '"', escape = '"');

CREATE TABLE stay_expected AS
SELECT facility, encounterId, included, included AND age >= 65 AS cms,
       CASE WHEN included THEN [''] ELSE list_sort(reasons) END AS reasons,
       CASE WHEN len(conditions) = 0 THEN [''] ELSE list_sort(conditions) END AS conditions,
       firstFacility AS episodeFacility, firstEncounter AS episodeEncounterId, leg, legs, rule AS plannedRule,
       nextId, nextRule, CASE WHEN anyAway <= 90 THEN anyAway END AS nextDays, coalesce(daysToNext <= 30, false) AS readmitted,
       CASE WHEN daysToEmergency <= 90 THEN daysToEmergency END AS emergencyDays,
       CASE WHEN daysToObservation <= 90 THEN daysToObservation END AS observationDays
FROM index_stay;

CREATE TABLE stay_mismatch AS
(SELECT 'said' AS who, * FROM stay_said EXCEPT ALL SELECT 'said', * FROM stay_expected)
UNION ALL
(SELECT 'expected', * FROM stay_expected EXCEPT ALL SELECT 'expected', * FROM stay_said);
