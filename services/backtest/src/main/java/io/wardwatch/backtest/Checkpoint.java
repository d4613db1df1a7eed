package io.wardwatch.backtest;

import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.Link;
import io.wardwatch.core.measure.Catalogue;
import io.wardwatch.core.state.StateCodec;
import io.wardwatch.core.state.StateKey;
import io.wardwatch.model.Said;
import io.wardwatch.model.Target;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A replay that was stopped, as a file: how many records were applied, and what came of them: the state of each patient and
 * what homes say of identity. Records that were refused are not in it: a resumed run reads the files from their beginning and
 * applies what was not applied yet, so what counts records counts all of them again. Nothing in it depends on the number of
 * threads. Holds patient data, as the state does: it lies in the run's folder until the run is complete.
 */
final class Checkpoint {
    static final String FILE = "checkpoint.bin";

    /** The beginning of history. */
    static final Checkpoint NONE = new Checkpoint(null, 0);

    private static final int FORMAT = 0x57434B31;

    private final Path file;
    private final long records;

    private Checkpoint(Path file, long records) {
        this.file = file;
        this.records = records;
    }

    long records() {
        return records;
    }

    /**
     * The checkpoint in {@code folder}, or {@link #NONE} where there is none.
     *
     * @param of what it has to be of: inputs, models, settings
     * @throws CheckpointRefused where it is of something else, or of another version
     */
    static Checkpoint find(Path folder, String of) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return NONE;
        }
        try (DataInputStream in = open(file)) {
            return new Checkpoint(file, head(in, of));
        }
    }

    static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    /** Writes what {@code workers} have come to; they must not run any more. */
    static void write(Path folder, String of, long records, List<ReplayWorker> workers) throws IOException {
        Path fresh = folder.resolve(FILE + ".new");
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16))) {
            out.writeInt(FORMAT);
            out.writeInt(StateCodec.VERSION);
            out.writeInt(Catalogue.EPOCH);
            out.writeUTF(of);
            out.writeLong(records);
            out.writeInt(workers.size());
            for (ReplayWorker worker : workers) {
                write(out, worker);
            }
        }
        // A run that is killed while it writes leaves the checkpoint before.
        Files.move(fresh, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Hands all of it to {@code workers}, each patient to the one it falls to. */
    void restore(List<ReplayWorker> workers) throws IOException {
        if (file == null) {
            return;
        }
        try (DataInputStream in = open(file)) {
            for (int i = 0; i < 3; i++) {
                in.readInt();
            }
            in.readUTF();
            in.readLong();
            int parts = in.readInt();
            long applied = 0;
            long duplicate = 0;
            for (int part = 0; part < parts; part++) {
                applied += in.readLong();
                duplicate += in.readLong();
                restore(in, workers);
            }
            workers.get(0).resume(applied, duplicate);
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    private static long head(DataInputStream in, String of) throws IOException {
        if (in.readInt() != FORMAT || in.readInt() != StateCodec.VERSION || in.readInt() != Catalogue.EPOCH) {
            throw new CheckpointRefused("it was written by another version");
        }
        if (!in.readUTF().equals(of)) {
            throw new CheckpointRefused("it is of other events, models or settings");
        }
        return in.readLong();
    }

    private static void write(DataOutputStream out, ReplayWorker worker) throws IOException {
        out.writeLong(worker.applied());
        out.writeLong(worker.duplicate());
        Failures failures = new Failures();
        worker.patients()
                .all((key, value) -> failures.keep(() -> {
                    out.writeBoolean(true);
                    bytes(out, key);
                    bytes(out, value);
                }));
        out.writeBoolean(false);
        failures.rethrow();
        out.writeInt(worker.links().size());
        for (Map.Entry<PatientKey, List<Link>> home : worker.links().entrySet()) {
            key(out, home.getKey());
            out.writeInt(home.getValue().size());
            for (Link link : home.getValue()) {
                write(out, link);
            }
        }
        out.writeInt(worker.first().size());
        for (Said said : worker.first().values()) {
            write(out, said);
        }
    }

    private static void restore(DataInputStream in, List<ReplayWorker> workers) throws IOException {
        while (in.readBoolean()) {
            byte[] key = bytes(in);
            Intake.of(workers, StateKey.patient(key)).patients().put(key, bytes(in));
        }
        for (int homes = in.readInt(); homes > 0; homes--) {
            PatientKey home = key(in);
            List<Link> links = new ArrayList<>();
            for (int size = in.readInt(); size > 0; size--) {
                links.add(link(in));
            }
            Intake.of(workers, home).links().put(home, links);
        }
        for (int scores = in.readInt(); scores > 0; scores--) {
            Said said = said(in);
            Intake.of(workers, said.patient()).first().put(said.scoreId(), said);
        }
    }

    private static void write(DataOutputStream out, Link link) throws IOException {
        out.writeUTF(link.kind().name());
        key(out, link.survivor());
        text(out, link.facility());
        text(out, link.encounterId());
        out.writeLong(link.recordedAt());
        text(out, link.source());
        out.writeLong(link.sequence());
        text(out, link.eventId());
    }

    private static Link link(DataInputStream in) throws IOException {
        return new Link(
                Kind.valueOf(in.readUTF()),
                key(in),
                text(in),
                text(in),
                in.readLong(),
                text(in),
                in.readLong(),
                text(in));
    }

    private static void write(DataOutputStream out, Said said) throws IOException {
        out.writeUTF(said.target().name());
        key(out, said.patient());
        for (String each : List.of(
                said.scoreId(), said.facility(), said.place(), said.moment(), said.trigger(), said.triggerSource())) {
            text(out, each);
        }
        out.writeLong(said.scoredAt());
        out.writeLong(said.amountCents());
        numbers(out, said.features());
        numbers(out, said.rules());
    }

    private static Said said(DataInputStream in) throws IOException {
        Target target = Target.valueOf(in.readUTF());
        PatientKey patient = key(in);
        String[] texts = new String[6];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text(in);
        }
        long scoredAt = in.readLong();
        long cents = in.readLong();
        double[] features = numbers(in);
        double[] rules = numbers(in);
        return new Said(
                texts[0], target, patient, texts[1], texts[2], texts[3], texts[4], texts[5], scoredAt, features, rules,
                cents);
    }

    private static void key(DataOutputStream out, PatientKey key) throws IOException {
        out.writeLong(key.high());
        out.writeLong(key.low());
    }

    private static PatientKey key(DataInputStream in) throws IOException {
        return new PatientKey(in.readLong(), in.readLong());
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        bytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    private static void numbers(DataOutputStream out, double[] numbers) throws IOException {
        out.writeInt(numbers.length);
        for (double number : numbers) {
            out.writeDouble(number);
        }
    }

    private static double[] numbers(DataInputStream in) throws IOException {
        double[] numbers = new double[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readDouble();
        }
        return numbers;
    }

    /** Visitors may not throw: the first failure is kept until they are done. */
    private static final class Failures {
        private IOException first;

        interface Step {
            void run() throws IOException;
        }

        void keep(Step step) {
            if (first == null) {
                try {
                    step.run();
                } catch (IOException e) {
                    first = e;
                }
            }
        }

        void rethrow() throws IOException {
            if (first != null) {
                throw first;
            }
        }
    }
}
