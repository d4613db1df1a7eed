-- Synthea's stays as plain events that carry what the readmission measure asks for: its reasons and procedures, which are SNOMED,
-- in ICD-10, one for one by the tables below; what they do not know is left out. Needs: table hospital_visit of
-- oracle-1-synthea.sql and variable 'files', the folder; CODED stands for the file to write.
CREATE TABLE reason_code (snomed VARCHAR, icd VARCHAR);
INSERT INTO reason_code VALUES
    ('424132000', 'C34.90'), ('6525002', 'F19.20'), ('183996000', 'Z30.2'), ('698306007', 'N18.6'), ('399261000', 'I25.10'),
    ('74400008', 'K35.80'), ('39898005', 'G47.9'), ('88805009', 'I50.9'), ('840539006', 'U07.1'), ('401314000', 'I21.4'),
    ('1231000119100', 'I35.0'), ('401303003', 'I21.3'), ('109838007', 'C18.8'), ('444448004', 'S83.4'), ('60573004', 'I35.0'),
    ('79586000', 'O00.1'), ('254837009', 'C50.9'), ('363406005', 'C18.9'), ('93143009', 'C95.9'), ('87433001', 'J43.9'),
    ('185086009', 'J44.9'), ('93761005', 'C18.9');

CREATE TABLE procedure_code (snomed VARCHAR, icd VARCHAR);
INSERT INTO procedure_code VALUES
    ('703423002', '3E03305'), ('70536003', '0TY00Z0'), ('26212005', '02RF38Z'), ('232717009', '021009W'), ('415070008', '0270346'),
    ('80146002', '0DTJ4ZZ'), ('236886002', '0UT90ZZ'), ('71493000', '30233N1');

COPY (
    WITH done AS (
        SELECT p.ENCOUNTER AS Id, list({'code': c.icd, 'system': 'ICD10PCS'} ORDER BY c.icd) AS procedures
        FROM (SELECT DISTINCT ENCOUNTER, CODE FROM synthea('procedures')) p JOIN procedure_code c ON c.snomed = p.CODE
        GROUP BY ALL)
    SELECT 'admission' AS type, CASE ENCOUNTERCLASS WHEN 'inpatient' THEN 'ADMITTED' ELSE 'REGISTERED' END AS kind,
           Id || '-begin' AS eventId, 'synthea' AS source, PATIENT AS patientId, ORGANIZATION AS facility, Id AS encounterId,
           START AS occurredAt, START AS recordedAt, upper(ENCOUNTERCLASS) AS class, born::VARCHAR AS birthDate,
           NULL::VARCHAR AS disposition, NULL AS procedures, NULL AS diagnoses
    FROM hospital_visit
    UNION ALL
    SELECT 'discharge', 'DISCHARGED', Id || '-end', 'synthea', PATIENT, ORGANIZATION, Id, STOP, STOP, NULL, NULL,
           CASE WHEN died THEN '20' ELSE '01' END, procedures,
           CASE WHEN icd IS NOT NULL THEN [{'code': icd, 'system': 'ICD10', 'rank': 1}] END
    FROM hospital_visit LEFT JOIN reason_code ON snomed = REASONCODE LEFT JOIN done USING (Id)
    WHERE STOP IS NOT NULL
) TO 'CODED' (FORMAT json);
