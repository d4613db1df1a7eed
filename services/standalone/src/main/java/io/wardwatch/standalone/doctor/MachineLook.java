package io.wardwatch.standalone.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.rocksdb.RocksDB;

/** The JDK in use, its memory, the cores, and whether native libraries load: RocksDB, which keeps the state, is one. */
final class MachineLook {
    /** What the demo takes at its default size, as measured, with some to spare. */
    static final long DEMO_HEAP = 384L << 20;

    private static final int NEWEST_KNOWN = 25;
    private static final String HEAP = "set WARDWATCH_HEAP, for example WARDWATCH_HEAP=";

    private MachineLook() {}

    static List<Diagnosis> look() {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Runtime runtime = Runtime.getRuntime();
        return List.of(
                jdk(Runtime.version(), System.getProperty("sun.arch.data.model", "64")),
                libraries(),
                memory(runtime.maxMemory(), machine.getTotalMemorySize()),
                cores(runtime.availableProcessors()));
    }

    static Diagnosis jdk(Runtime.Version version, String bits) {
        String what = "%s of %s, %s bit".formatted(version, System.getProperty("java.vendor"), bits);
        String home = System.getProperty("java.home");
        if (!"64".equals(bits)) {
            return Diagnosis.warn("java", what)
                    .at(home)
                    .because("a 32-bit JDK cannot use more than 2 to 4 GB and is not tried out")
                    .mend("install a 64-bit one and set JAVA_HOME to its folder");
        }
        if (version.pre().isPresent()) {
            return Diagnosis.warn("java", what)
                    .at(home)
                    .because("this is an early build, not a release")
                    .mend("install a release, for example Temurin 25, and set JAVA_HOME to its folder");
        }
        String newer = version.feature() > NEWEST_KNOWN ? " (newer than those tried out)" : "";
        return Diagnosis.ok("java", what + newer + ", at " + home);
    }

    static Diagnosis memory(long heap, long machine) {
        String what = String.format(Locale.ROOT, "heap up to %,d MiB, the machine has %,d", heap >> 20, machine >> 20);
        if (heap > machine) {
            return Diagnosis.warn("memory", what)
                    .because("a heap that does not fit gets the process killed")
                    .mend(HEAP + (machine >> 21) + "m");
        }
        if (heap < DEMO_HEAP) {
            return Diagnosis.warn("memory", what)
                    .because("the demo takes some " + (DEMO_HEAP >> 20) + " MiB, more with more patients")
                    .mend(HEAP + "2g");
        }
        return Diagnosis.ok("memory", what + "; the demo takes some " + (DEMO_HEAP >> 20));
    }

    static Diagnosis cores(int cores) {
        return cores > 1
                ? Diagnosis.ok("cores", Integer.toString(cores))
                : Diagnosis.warn("cores", "1")
                        .because("broker and services share it: the demo takes its time, alerts come later")
                        .mend("give it two or more");
    }

    private static Diagnosis libraries() {
        try {
            RocksDB.loadLibrary();
            return Diagnosis.ok("native", "RocksDB " + RocksDB.rocksdbVersion() + " loads");
        } catch (LinkageError | RuntimeException broken) {
            return Diagnosis.fail("native", "RocksDB, which keeps the state, does not load")
                    .at(System.getProperty("java.io.tmpdir") + " on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch"))
                    .because(String.valueOf(broken.getMessage()))
                    .mend("its library is unpacked to the temporary folder, which must allow execution; name another"
                            + " with WARDWATCH_JAVA_OPTS=-Djava.io.tmpdir=/path\n"
                            + "on Alpine Linux install libstdc++ and gcompat, or use a JDK image with glibc");
        }
    }
}
