package io.wardwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** What every schema of the contract keeps, so that it can grow and so that people can read it. */
class ContractTest {
    /** Without these a record means nothing, so no default may stand in for them: the ids, and when it happened. */
    private static final Set<String> WITHOUT_DEFAULT = Set.of(
            "eventId",
            "patientKey",
            "facility",
            "occurredAt",
            "claimId",
            "scoreId",
            "alertId",
            "actionId",
            "kpi",
            "code");

    /** Fields of these names lead to a person, wherever they stand. */
    private static final Set<String> PERSONAL = Set.of(
            "patientKey", "survivorPatientKey", "encounterId", "claimId", "birthDate", "ageYears", "sex", "region");

    @Test
    void shouldDocumentEveryRecordEnumAndField() {
        records().forEach((name, schema) -> {
            assertThat(schema.getDoc()).as(name).isNotBlank();
            assertThat(schema.getFields()).allSatisfy(field -> assertThat(field.doc())
                    .as(name + "." + field.name())
                    .isNotBlank());
        });
        enums().forEach((name, schema) -> assertThat(schema.getDoc()).as(name).isNotBlank());
    }

    @Test
    void shouldGiveEveryFieldADefaultButTheIds() {
        records().forEach((name, schema) -> assertThat(schema.getFields()).allSatisfy(field -> {
            if (!field.hasDefaultValue()) {
                assertThat(WITHOUT_DEFAULT).as(name + "." + field.name()).contains(field.name());
            }
        }));
    }

    @Test
    void shouldDefaultEveryEnumToUnknown() {
        assertThat(enums()).isNotEmpty();
        enums().forEach((name, schema) -> {
            assertThat(schema.getEnumDefault()).as(name).isEqualTo("UNKNOWN");
            assertThat(schema.getEnumSymbols()).as(name).startsWith("UNKNOWN");
        });
    }

    @Test
    void shouldMarkWhatIdentifiesAPerson() {
        records().forEach((name, schema) -> schema.getFields().stream()
                .filter(field -> PERSONAL.contains(field.name()))
                .forEach(field -> assertThat(field.getObjectProp("phi"))
                        .as(name + "." + field.name())
                        .isEqualTo(true)));
    }

    @Test
    void shouldCarryNoClearPatientNumber() {
        records().forEach((name, schema) -> assertThat(schema.getFields())
                .as(name)
                .extracting(Schema.Field::name)
                .doesNotContain("patientId", "survivorPatientId", "patientAuthority"));
    }

    @Test
    void shouldGiveEveryTopicWithASchemaAnIdOfItsOwn() {
        ContractIds ids = ContractIds.bundled();
        assertThat(TopicCatalogue.all().stream()
                        .filter(topic -> topic.value().isPresent())
                        .map(ids::idOf))
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(ids.schemaOf(id)).isPresent());
        assertThat(ids.schemaOf(0)).isEmpty();
    }

    private static Map<String, Schema> records() {
        return named(Schema.Type.RECORD);
    }

    private static Map<String, Schema> enums() {
        return named(Schema.Type.ENUM);
    }

    private static Map<String, Schema> named(Schema.Type type) {
        Map<String, Schema> found = new LinkedHashMap<>();
        TopicCatalogue.all().forEach(topic -> topic.value().ifPresent(schema -> collect(schema, found)));
        found.values().removeIf(schema -> schema.getType() != type);
        return found;
    }

    private static void collect(Schema schema, Map<String, Schema> found) {
        switch (schema.getType()) {
            case RECORD -> {
                if (found.put(schema.getName(), schema) == null) {
                    schema.getFields().forEach(field -> collect(field.schema(), found));
                }
            }
            case ENUM -> found.put(schema.getName(), schema);
            case ARRAY -> collect(schema.getElementType(), found);
            case MAP -> collect(schema.getValueType(), found);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, found));
            default -> {}
        }
    }
}
