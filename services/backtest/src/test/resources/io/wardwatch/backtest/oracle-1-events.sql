-- The oracle, part 1: event files into one table. Needs: variable 'files', table
-- facility(code, zone). Every line is an accepted event; what the replay refused was taken out before.
SET TimeZone = 'UTC';

CREATE TABLE event AS
SELECT type, kind, eventId, coalesce(source, '') AS source, sequence,
       coalesce(patientAuthority, '') || '|' || patientId AS patient,
       facility, coalesce(encounterId, '') AS encounterId, claimId,
       occurredAt::TIMESTAMPTZ AS occurredAt, recordedAt::TIMESTAMPTZ AS recordedAt,
       cleared, affectedEventId,
       class, unit, provider, payer, birthDate, ageYears, disposition, drg, chargeCents, claimStatus,
       effectiveDate, paidCents, patientResponsibilityCents, currency, paymentId, remitId, payerControlNumber,
       list_sum(list_transform(adjustments, a -> a.cents))::BIGINT AS adjustedCents, adjustmentClass,
       submission.frequencyCode AS frequencyCode, diagnoses, procedures
FROM read_json(getvariable('files'), format = 'newline_delimited', maximum_object_size = 16777216, columns = {
    type: 'VARCHAR', kind: 'VARCHAR', eventId: 'VARCHAR', source: 'VARCHAR', sequence: 'BIGINT',
    patientId: 'VARCHAR', patientAuthority: 'VARCHAR', facility: 'VARCHAR', encounterId: 'VARCHAR', claimId: 'VARCHAR',
    occurredAt: 'VARCHAR', recordedAt: 'VARCHAR', cleared: 'VARCHAR[]', affectedEventId: 'VARCHAR',
    class: 'VARCHAR', unit: 'VARCHAR', provider: 'VARCHAR', payer: 'VARCHAR', birthDate: 'DATE', ageYears: 'BIGINT',
    disposition: 'VARCHAR', drg: 'VARCHAR', chargeCents: 'BIGINT', claimStatus: 'VARCHAR',
    effectiveDate: 'DATE', paidCents: 'BIGINT', patientResponsibilityCents: 'BIGINT', currency: 'VARCHAR', paymentId: 'VARCHAR',
    remitId: 'VARCHAR', payerControlNumber: 'VARCHAR', adjustments: 'STRUCT(cents BIGINT)[]', adjustmentClass: 'VARCHAR',
    submission: 'STRUCT(frequencyCode VARCHAR)', diagnoses: 'STRUCT(code VARCHAR, system VARCHAR, rank BIGINT)[]',
    procedures: 'STRUCT(code VARCHAR, system VARCHAR)[]'});

-- The first kind of each type is its default.
UPDATE event
SET kind = CASE type WHEN 'admission' THEN 'ADMITTED' WHEN 'discharge' THEN 'DISCHARGED' ELSE 'SUBMITTED' END
WHERE kind IS NULL;
