package io.wardwatch.backtest;

import io.wardwatch.core.event.Facility;
import io.wardwatch.formats.EventFiles;
import io.wardwatch.formats.EventSource;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which files a replay reads, in which order, and how each is opened. */
final class EventSources {
    private final ReplayConfig config;
    private final Map<String, ZoneId> zones = new HashMap<>();

    EventSources(ReplayConfig config) {
        this.config = config;
        for (Facility facility : config.facilities()) {
            zones.put(facility.code(), facility.zone());
        }
    }

    /**
     * What is opened one by one: files as given, of a folder its event files by name; of Synthea's tables the folder itself, as
     * they are read together. Throws where a path does not exist or a folder holds none.
     */
    List<Path> files() throws IOException {
        boolean folders = config.format() == ReplayConfig.Format.SYNTHEA;
        List<Path> files = new ArrayList<>();
        for (Path path : config.events()) {
            List<Path> meant = meant(path);
            if (meant.isEmpty()) {
                throw new NoSuchFileException(
                        path.toString(),
                        null,
                        folders
                                ? "it is no folder that holds encounters.csv or encounters.csv.gz"
                                : "the folder holds no .jsonl, .jsonl.gz, .avro or .parquet file of events");
            }
            for (Path file : meant) {
                if (!Files.exists(file)) {
                    throw new NoSuchFileException(file.toString());
                }
                if (!Files.isReadable(file)) {
                    throw new AccessDeniedException(file.toString());
                }
            }
            files.addAll(folders ? List.of(path) : meant);
        }
        return files;
    }

    /** Every file that is read, in that order; of Synthea's tables those of its folders. */
    List<Path> read() throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path path : files()) {
            all.addAll(meant(path));
        }
        return all;
    }

    /** How many bytes reading one of {@link #files()} will take, as they lie. */
    long size(Path path) throws IOException {
        long size = 0;
        for (Path file : meant(path)) {
            size += Files.size(file);
        }
        return size;
    }

    private List<Path> meant(Path path) {
        return config.format() == ReplayConfig.Format.SYNTHEA ? EventFiles.listSynthea(path) : EventFiles.list(path);
    }

    /** Opens a file; what is read of it, as it lies, is counted in {@code counter}. */
    EventSource open(Path file, ByteCounter counter) {
        return switch (config.format()) {
            case PLAIN ->
                EventFiles.open(
                        file,
                        config.pseudonyms(),
                        facility -> zones.getOrDefault(facility, ZoneOffset.UTC),
                        counter::over);
            case HEALTHINSIGHTS -> EventFiles.openHealthInsights(file, config.pseudonyms(), counter::over);
            case SYNTHEA -> EventFiles.openSynthea(file, config.pseudonyms(), counter::over);
        };
    }
}
