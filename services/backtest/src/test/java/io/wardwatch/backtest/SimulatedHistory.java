package io.wardwatch.backtest;

import io.wardwatch.core.event.Event;
import io.wardwatch.formats.ClearIds;
import io.wardwatch.formats.PlainWriter;
import io.wardwatch.formats.Pseudonyms;
import io.wardwatch.simulator.SimulatedRecord;
import io.wardwatch.simulator.Simulation;
import io.wardwatch.simulator.SimulationConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** The lines of a simulated network's event file, in the order of delivery. */
final class SimulatedHistory {
    private SimulatedHistory() {}

    static List<String> lines(SimulationConfig config, int days) {
        Pseudonyms pseudonyms = Pseudonyms.demo();
        Simulation feed = Simulation.begin(config, number -> pseudonyms.of("", number), truth -> {});
        long end = Event.micros(config.start().plus(Duration.ofDays(days)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> lines = new ArrayList<>();
        try (PlainWriter writer = new PlainWriter(bytes)) {
            while (feed.nextDelivery() < end) {
                switch (feed.next()) {
                    case SimulatedRecord.Sent sent -> writer.write(sent.event(), ClearIds.of(sent.patientId()));
                    case SimulatedRecord.Garbage garbage -> lines.add(garbage.line());
                }
            }
        }
        lines.addAll(bytes.toString(StandardCharsets.UTF_8).lines().toList());
        return lines;
    }

    static Path write(Path file, List<String> lines) throws IOException {
        try (OutputStream out = file.toString().endsWith(".gz")
                ? new GZIPOutputStream(Files.newOutputStream(file))
                : Files.newOutputStream(file)) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
