package io.wardwatch.standalone.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Free space and permission where state and temporary files go. Nothing is written: a folder that is not there yet is judged by
 * the nearest one that is.
 *
 * @param stateFolders of RocksDB, by service
 * @param temporary where the demo's broker and state are
 * @param demoLeast bytes without which the demo does not start
 */
record DiskLook(Map<String, Path> stateFolders, Path temporary, long demoLeast) {
    private static final String PART = "disk";
    /** The state of a million patients takes some 1.5 GB, and the same again while it is compacted. */
    static final long ROOMY = 3L << 30;

    List<Diagnosis> look() {
        List<Diagnosis> found = new ArrayList<>();
        found.add(look("temporary folder", temporary, demoLeast, "WARDWATCH_JAVA_OPTS=-Djava.io.tmpdir=/path"));
        stateFolders.forEach((service, folder) -> found.add(look(
                "state of " + service, folder, demoLeast, service.toUpperCase(Locale.ROOT) + "_STATE_FOLDER=/path")));
        return found;
    }

    private static Diagnosis look(String what, Path folder, long least, String setting) {
        Path there = nearest(folder.toAbsolutePath().normalize());
        String elsewhere = "or name another folder: " + setting;
        if (!Files.isDirectory(there)) {
            return Diagnosis.fail(PART, what + " " + folder + " is no folder")
                    .at(there)
                    .because("a file is in the way")
                    .mend("move it away, " + elsewhere);
        }
        if (!Files.isWritable(there)) {
            return Diagnosis.fail(PART, what + " " + folder + " cannot be written to")
                    .at(there)
                    .because("this user may not write there, or the disk is read-only")
                    .mend("give it the right, " + elsewhere);
        }
        return room(what + " " + folder, there, least, elsewhere);
    }

    private static Diagnosis room(String what, Path there, long least, String elsewhere) {
        long free;
        try {
            free = Files.getFileStore(there).getUsableSpace();
        } catch (IOException unknown) {
            return Diagnosis.warn(PART, what + ": the free space is not known").because(unknown.getMessage());
        }
        String has = "%s: %s free".formatted(what, size(free));
        if (free < least) {
            return Diagnosis.fail(PART, has)
                    .because("below " + size(least) + " the demo's broker does not start, and services soon stop")
                    .mend("free some disk, " + elsewhere);
        }
        if (free < ROOMY) {
            return Diagnosis.warn(PART, has)
                    .because("a million patients take some 1.5 GB, twice that for a while; below " + size(ROOMY)
                            + " that does not fit")
                    .mend("free some disk, " + elsewhere);
        }
        return Diagnosis.ok(PART, has);
    }

    private static Path nearest(Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    private static String size(long bytes) {
        return bytes < 10L << 30
                ? String.format(Locale.ROOT, "%,d MiB", bytes >> 20)
                : String.format(Locale.ROOT, "%,d GiB", bytes >> 30);
    }
}
