package io.wardwatch.formats;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.core.scenario.Ward;
import io.wardwatch.core.timeline.ClaimFacts;
import io.wardwatch.core.timeline.ClaimFold;
import io.wardwatch.core.timeline.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** A small folder of made-up rows in Synthea's layout, which a test changes, and what reading it gives. */
final class SyntheaFolder {
    static final List<String> TABLES = List.of("payers", "patients", "encounters", "claims", "claims_transactions");

    private final Path folder;

    private SyntheaFolder(Path folder) {
        this.folder = folder;
    }

    static SyntheaFolder in(Path folder) {
        SyntheaFolder made = new SyntheaFolder(folder);
        for (String table : TABLES) {
            try (InputStream in = SyntheaFolder.class.getResourceAsStream("synthea/" + table + ".csv")) {
                Files.write(made.file(table), in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return made;
    }

    static SyntheaFolder of(Path folder) {
        return new SyntheaFolder(folder);
    }

    /** Writes a table anew, line by line; a line changed to null is left out. */
    SyntheaFolder change(String table, UnaryOperator<String> line) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String before : Files.readAllLines(file(table))) {
            String after = line.apply(before);
            if (after != null) {
                lines.add(after);
            }
        }
        Files.write(file(table), lines);
        return this;
    }

    SyntheaFolder replace(String table, String what, String by) throws IOException {
        String text = Files.readString(file(table));
        if (!text.contains(what)) {
            throw new IllegalArgumentException("nothing to replace in " + table);
        }
        Files.writeString(file(table), text.replace(what, by));
        return this;
    }

    SyntheaFolder append(String table, String line) throws IOException {
        Files.writeString(file(table), Files.readString(file(table)) + line + "\n");
        return this;
    }

    /** Only the table's line that begins so, as it stands. */
    String line(String table, String begin) throws IOException {
        try (Stream<String> lines = Files.lines(file(table))) {
            return lines.filter(line -> line.startsWith(begin)).findFirst().orElseThrow();
        }
    }

    SyntheaFolder without(String table) throws IOException {
        Files.delete(file(table));
        return this;
    }

    /** Compresses a table of {@code line} and what is before it, and leaves out the end of the compressed bytes. */
    SyntheaFolder cutWithin(String table, String line) throws IOException {
        String text = Files.readString(file(table));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.substring(0, text.indexOf(line) + line.length()).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = bytes.toByteArray();
        Files.delete(file(table));
        Files.write(folder.resolve(table + ".csv.gz"), Arrays.copyOf(whole, whole.length - 12));
        return this;
    }

    Read read() {
        List<Event> events = new ArrayList<>();
        List<Parsed.Rejected<Event>> refused = new ArrayList<>();
        try (EventSource source = EventFiles.openSynthea(folder, Pseudonyms.demo(), UnaryOperator.identity())) {
            for (Parsed<Event> next = source.next(); next != null; next = source.next()) {
                switch (next) {
                    case Parsed.Accepted<Event>(Event event) -> events.add(event);
                    case Parsed.Rejected<Event> rejected -> refused.add(rejected);
                }
            }
            return new Read(events, refused, source.tables());
        }
    }

    private Path file(String table) {
        return folder.resolve(table + ".csv");
    }

    /** What a folder gave. */
    record Read(List<Event> events, List<Parsed.Rejected<Event>> refused, List<TableAccount> tables) {
        Event event(String eventId) {
            return events.stream()
                    .filter(event -> event.eventId().equals(eventId))
                    .findFirst()
                    .orElseThrow();
        }

        Map<RejectionReason, Long> reasons() {
            return refused.stream()
                    .collect(Collectors.groupingBy(
                            each -> each.rejection().reason(), TreeMap::new, Collectors.counting()));
        }

        /** {@code outcome=rows/records …} of a table. */
        String outcomes(String table) {
            return account(table).outcomes().entrySet().stream()
                    .map(each -> each.getKey() + "=" + each.getValue().rows() + "/"
                            + each.getValue().records())
                    .collect(Collectors.joining(" "));
        }

        TableAccount account(String table) {
            return tables.stream()
                    .filter(each -> each.table().equals(table))
                    .findFirst()
                    .orElseThrow();
        }

        long records() {
            return tables.stream().mapToLong(TableAccount::records).sum();
        }

        /** The claims that any event names, folded, by claim number. */
        Map<String, ClaimFacts> claims() {
            return events.stream()
                    .filter(event -> event.kind().type() == EventType.CLAIM)
                    .collect(Collectors.groupingBy(
                            Event::claimId,
                            TreeMap::new,
                            Collectors.collectingAndThen(Collectors.toList(), Read::fold)));
        }

        /** The balance less what was moved to the patient and not paid by the patient. */
        static long owedByInsurers(ClaimFacts claim) {
            return claim.postings().stream()
                            .mapToLong(posting -> posting.account().ofBalance(posting.cents()))
                            .sum()
                    - owedByPatient(claim);
        }

        static long owedByPatient(ClaimFacts claim) {
            return claim.postings().stream()
                    .mapToLong(posting -> switch (posting.account()) {
                        case TO_PATIENT -> posting.cents();
                        case PATIENT_PAID -> -posting.cents();
                        default -> 0;
                    })
                    .sum();
        }

        /** What the engine makes of the events, in the order in which they were read or its reverse. */
        Ward.Said said(boolean reversed) {
            List<Event> inOrder = new ArrayList<>(events);
            if (reversed) {
                Collections.reverse(inOrder);
            }
            return new Ward().applyAll(inOrder).said;
        }

        private static ClaimFacts fold(List<Event> claim) {
            return ClaimFold.fold(claim.stream()
                    .map(Entry::of)
                    .sorted(Entry.BY_STAMP)
                    .distinct()
                    .toList());
        }
    }
}
