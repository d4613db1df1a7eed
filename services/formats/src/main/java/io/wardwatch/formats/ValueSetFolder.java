package io.wardwatch.formats;

import io.wardwatch.core.readmission.ValueSetEditions;
import io.wardwatch.core.readmission.ValueSetReader;
import io.wardwatch.core.readmission.ValueSetReading;
import io.wardwatch.core.readmission.ValueSets;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of value sets of the readmission measure: the tables of one edition ({@code .csv} and {@code edition.txt}), or folders
 * of them, one for each edition. Other files are not read. It is configuration: what is wrong with it is an {@link IOException}
 * that names file and line.
 */
public final class ValueSetFolder {
    private ValueSetFolder() {}

    public static ValueSetEditions read(Path folder) throws IOException {
        List<ValueSets> editions = new ArrayList<>();
        for (Path place : places(folder)) {
            Map<String, String> texts = texts(place);
            if (!texts.isEmpty()) {
                switch (ValueSetReader.read(texts)) {
                    case ValueSetReading.Loaded loaded -> editions.add(loaded.sets());
                    case ValueSetReading.Refused refused ->
                        throw new IOException(refused.problems().stream()
                                .map(ValueSetReading.Problem::toString)
                                .collect(Collectors.joining("; ")));
                }
            }
        }
        try {
            return ValueSetEditions.of(editions);
        } catch (IllegalArgumentException e) {
            throw new IOException(folder + ": " + e.getMessage(), e);
        }
    }

    /** The folder itself, then those in it by name. */
    private static List<Path> places(Path folder) throws IOException {
        List<Path> places = new ArrayList<>();
        places.add(folder);
        try (Stream<Path> there = Files.list(folder)) {
            there.filter(Files::isDirectory).sorted().forEach(places::add);
        }
        return places;
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> there = Files.list(folder)) {
            files = there.filter(Files::isRegularFile)
                    .filter(ValueSetFolder::isTable)
                    .toList();
        }
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files) {
            try {
                texts.put(file.toString(), Files.readString(file));
            } catch (CharacterCodingException e) {
                throw new IOException(file + ": is not UTF-8 text", e);
            }
        }
        return texts;
    }

    private static boolean isTable(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".csv") || name.equals("edition.txt");
    }
}
