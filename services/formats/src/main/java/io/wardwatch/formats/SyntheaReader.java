package io.wardwatch.formats;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Rejection;
import io.wardwatch.core.event.RejectionReason;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A folder of Synthea's CSV tables: admissions, discharges, emergency visits and deaths of {@code encounters}, claims of {@code
 * claims}, and what was paid of {@code claims_transactions}. The rules are in {@code docs/reference/synthea.md}.
 *
 * <p>Tables are read row by row, in one order: payers, patients, encounters, claims, transactions, the last also once before the
 * claims, to add up their ledgers. Kept in memory is an index of ids, some 70 bytes a patient, 60 an encounter, 90 a claim, 40 a
 * transaction. Every row has one outcome in {@link #tables()}, and the records given are the sum of the outcomes' records.
 */
public final class SyntheaReader implements EventSource {
    /** Opens a file of the folder; {@code again} where it is read a second time. */
    interface Opener {
        InputStream open(Path file, boolean again);
    }

    private static final List<String> TABLES = List.of(
            SyntheaPeople.PAYERS,
            SyntheaPeople.PATIENTS,
            SyntheaVisits.TABLE,
            SyntheaClaims.TABLE,
            SyntheaLedger.TABLE);
    private static final TableAccount.Outcome NONE = new TableAccount.Outcome(0, 0);

    /** A table, what makes records of its rows, and what is noted of a row that stands. */
    private record Step(
            String table,
            List<String> columns,
            Function<SyntheaTable, SyntheaRow> mapping,
            Map<String, Predicate<SyntheaTable>> notes) {}

    private final Path folder;
    private final Opener opener;
    private final SyntheaPeople people;
    private final SyntheaLedger ledger;
    private final Iterator<Step> steps;
    private final Deque<Parsed<Event>> ready = new ArrayDeque<>();
    private final List<TableAccount> accounts = new ArrayList<>();
    private Step step;
    private SyntheaTable table;
    private String place = "";

    SyntheaReader(Path folder, Pseudonyms pseudonyms, Opener opener) {
        this.folder = folder;
        this.opener = opener;
        people = new SyntheaPeople(pseudonyms);
        SyntheaVisits visits = new SyntheaVisits(people);
        SyntheaClaimIndex index = new SyntheaClaimIndex();
        ledger = new SyntheaLedger(people, visits, index);
        boolean hasLedger = file(folder, SyntheaLedger.TABLE).isPresent();
        SyntheaClaims claims = new SyntheaClaims(people, visits, index, hasLedger);
        steps = List.of(
                        new Step(SyntheaPeople.PAYERS, SyntheaPeople.PAYER_COLUMNS, people::readPayer, Map.of()),
                        new Step(SyntheaPeople.PATIENTS, SyntheaPeople.PATIENT_COLUMNS, people::readPatient, Map.of()),
                        new Step(
                                SyntheaVisits.TABLE,
                                SyntheaVisits.COLUMNS,
                                visits::read,
                                Map.of(
                                        "patientUnknown",
                                        row -> !people.isListed(people.find(row.text("PATIENT"))),
                                        "payerUnknown",
                                        row -> !people.knowsPayer(row.text("PAYER")))),
                        new Step(
                                SyntheaClaims.TABLE,
                                SyntheaClaims.COLUMNS,
                                claims::read,
                                Map.of(
                                        "payerUnknown",
                                        row -> !people.knowsPayer(row.text("PRIMARYPATIENTINSURANCEID")))),
                        new Step(SyntheaLedger.TABLE, SyntheaLedger.COLUMNS, ledger::read, Map.of()))
                .iterator();
    }

    /** The tables of a folder that are read, in their order; none where it holds no encounters. */
    static List<Path> files(Path folder) {
        return file(folder, SyntheaVisits.TABLE).isEmpty()
                ? List.of()
                : TABLES.stream().flatMap(table -> file(folder, table).stream()).toList();
    }

    @Override
    public Parsed<Event> next() {
        while (ready.isEmpty() && (table != null || openNext())) {
            readRow();
        }
        return ready.poll();
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public List<TableAccount> tables() {
        return List.copyOf(accounts);
    }

    @Override
    public void close() {
        if (table != null) {
            table.close();
        }
    }

    private static Optional<Path> file(Path folder, String table) {
        return Stream.of(folder.resolve(table + ".csv"), folder.resolve(table + ".csv.gz"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Goes to the next table that the folder has; false after the last. */
    private boolean openNext() {
        while (steps.hasNext()) {
            step = steps.next();
            if (step.table().equals(SyntheaClaims.TABLE)) {
                addUpLedgers();
            }
            Optional<Path> file = file(folder, step.table());
            if (file.isPresent()) {
                table = open(file.get(), step.columns(), false);
                accounts.add(new TableAccount(step.table(), new TreeMap<>(), new TreeMap<>()));
                return true;
            }
        }
        return false;
    }

    /** What cannot be read now is told when the rows are posted. */
    private void addUpLedgers() {
        Optional<Path> file = file(folder, SyntheaLedger.TABLE);
        if (file.isPresent()) {
            try (SyntheaTable rows = open(file.get(), SyntheaLedger.COLUMNS, true)) {
                while (rows.next()) {
                    ledger.scan(rows);
                }
            }
        }
    }

    private SyntheaTable open(Path file, List<String> columns, boolean again) {
        return new SyntheaTable(opener.open(file, again), file.toString(), columns);
    }

    private void readRow() {
        boolean more = table.next();
        place = table.place();
        if (!more) {
            endTable();
            return;
        }
        SyntheaRow row = table.whole()
                ? step.mapping().apply(table)
                : SyntheaRow.refused(RejectionReason.MALFORMED, "number of columns");
        if (row.stands()) {
            row.events().forEach(event -> ready.add(Parsed.accepted(event)));
            note();
        } else {
            ready.add(new Parsed.Rejected<>(row.refusal(), place, table.original()));
        }
        count(row.outcome(), 1, ready.size());
    }

    private void endTable() {
        if (!table.broken().isEmpty()) {
            ready.add(new Parsed.Rejected<>(
                    Rejection.of(RejectionReason.MALFORMED, table.broken()), place, table.original()));
            count("unreadable", 0, 1);
        }
        table.close();
        table = null;
    }

    private void note() {
        step.notes().forEach((name, holds) -> {
            if (holds.test(table)) {
                accounts.getLast().notes().merge(name, 1L, Long::sum);
            }
        });
    }

    private void count(String outcome, long rows, long records) {
        Map<String, TableAccount.Outcome> outcomes = accounts.getLast().outcomes();
        outcomes.put(outcome, outcomes.getOrDefault(outcome, NONE).plus(rows, records));
    }
}
