package io.wardwatch.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.state.StateKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PatientMapTest {
    @Test
    void shouldKeepTheLastValueOfEachKeyWhenTheTableGrows() {
        PatientMap map = new PatientMap();
        List<PatientKey> patients = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            PatientKey patient = new PatientKey(i * 0x9E3779B97F4A7C15L, i);
            patients.add(patient);
            map.put(StateKey.head(patient), new byte[] {1});
            map.put(StateKey.encounter(patient, "NORTH", "V" + i), new byte[] {2, 2});
            map.put(StateKey.head(patient), new byte[] {3, (byte) i});
        }

        assertThat(map.patients()).containsExactlyInAnyOrderElementsOf(patients);
        for (int i = 0; i < patients.size(); i++) {
            assertThat(map.get(StateKey.head(patients.get(i)))).containsExactly(3, (byte) i);
            assertThat(map.get(StateKey.encounter(patients.get(i), "NORTH", "V" + i)))
                    .containsExactly(2, 2);
        }
        assertThat(map.get(StateKey.claim(patients.get(0), "NORTH", "V0"))).isNull();
    }

    @Test
    void shouldCountKeysAndValuesWhenAskedForItsSize() {
        PatientMap map = new PatientMap();
        byte[] key = StateKey.head(new PatientKey(1, 2));

        map.put(key, new byte[100]);
        map.put(key.clone(), new byte[40]);

        assertThat(map.bytes()).isEqualTo(key.length + 40L);
    }
}
