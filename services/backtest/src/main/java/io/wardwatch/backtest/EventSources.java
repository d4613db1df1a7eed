package io.wardwatch.backtest;

import io.wardwatch.core.event.Facility;
import io.wardwatch.formats.EventSource;
import io.wardwatch.formats.PlainReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Which files a replay reads, in which order, and how each is opened: by its name and the format asked for. */
final class EventSources {
    private static final int BUFFER = 1 << 17;
    private static final List<String> PLAIN = List.of(".jsonl", ".jsonl.gz", ".avro");
    private static final List<String> TABLE = List.of(".csv", ".csv.gz");

    private final ReplayConfig config;
    private final Map<String, ZoneId> zones = new HashMap<>();

    EventSources(ReplayConfig config) {
        this.config = config;
        for (Facility facility : config.facilities()) {
            zones.put(facility.code(), facility.zone());
        }
    }

    /** Files as given; of a folder all that have the format's endings, by name. Throws where a path does not exist. */
    List<Path> files() throws IOException {
        List<String> endings = config.format() == ReplayConfig.Format.PLAIN ? PLAIN : TABLE;
        List<Path> files = new ArrayList<>();
        for (Path path : config.events()) {
            if (Files.isDirectory(path)) {
                files.addAll(inFolder(path, endings));
            } else if (Files.isReadable(path)) {
                files.add(path);
            } else {
                throw new NoSuchFileException(path.toString());
            }
        }
        return files;
    }

    private static List<Path> inFolder(Path folder, List<String> endings) throws IOException {
        try (Stream<Path> there = Files.list(folder)) {
            List<Path> files = there.filter(file -> endings.stream().anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new NoSuchFileException(folder.toString(), null, "holds no file that ends in " + endings);
            }
            return files;
        }
    }

    /** Opens a file; what is read of it, still compressed, is counted in {@code counter}. */
    EventSource open(Path file, ByteCounter counter) throws IOException {
        String name = file.toString();
        InputStream in = counter.over(Files.newInputStream(file));
        if (name.endsWith(".gz")) {
            in = new GZIPInputStream(in, BUFFER);
        }
        return new PlainReader(
                new BufferedInputStream(in, BUFFER),
                name,
                config.pseudonyms(),
                facility -> zones.getOrDefault(facility, ZoneOffset.UTC));
    }
}
