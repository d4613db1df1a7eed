package io.wardwatch.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.formats.Control;
import io.wardwatch.formats.ControlWire;
import io.wardwatch.formats.Parsed;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class WireSerdeTest {
    private final WireSerializer<Control> writer = new WireSerializer<>(ControlWire::new);
    private final WireDeserializer<Control> reader = new WireDeserializer<>(ControlWire::new);

    @Test
    void shouldReadBackWhatManyThreadsWriteAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> results = IntStream.range(0, 8)
                    .mapToObj(lane -> threads.submit(() -> LongStream.range(0, 2_000)
                            .map(step -> lane * 1_000_000L + step)
                            .allMatch(micros -> survives(new Control.Tick(micros)))))
                    .toList();
            for (Future<Boolean> result : results) {
                assertThat(result.get()).isTrue();
            }
        }
    }

    @Test
    void shouldGiveARejectionWithTheBytesWhenTheyAreNoRecord() {
        byte[] noise = {1, 2, 3};

        assertThat(reader.deserialize("control.v1", noise))
                .isInstanceOfSatisfying(Parsed.Rejected.class, rejected -> assertThat(rejected.original())
                        .isEqualTo(noise));
    }

    @Test
    void shouldLetADeletionPass() {
        assertThat(writer.serialize("kpi.value.v1", null)).isNull();
        assertThat(reader.deserialize("kpi.value.v1", null)).isNull();
    }

    private boolean survives(Control.Tick tick) {
        Parsed<Control> read = reader.deserialize("control.v1", writer.serialize("control.v1", tick));
        return read.equals(Parsed.accepted(tick));
    }
}
