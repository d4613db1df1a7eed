package io.wardwatch.standalone;

import io.wardwatch.standalone.doctor.Diagnosis;
import io.wardwatch.standalone.doctor.Diagnosis.Status;
import io.wardwatch.standalone.doctor.Doctor;
import io.wardwatch.standalone.doctor.DoctorNote;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code wardwatch doctor}: says of everything that Wardwatch needs whether it is in order, and how to mend what is not. Findings
 * go to standard output, their count to standard error.
 */
@Command(
        name = "doctor",
        header = "Looks at what Wardwatch needs and says how to mend what is wrong.",
        description = {
            "The JDK, memory, ports, disk, and, where there are any, the Kafka with its topics and services and the",
            "schema registry. Changes nothing. Each finding is one line; one that is not ok says why and how to mend it:",
            "",
            "  ok    in order",
            "  info  nothing is wrong: said for completeness, or not looked at",
            "  warn  it runs, but not as it should",
            "  FAIL  something that was asked for does not work",
            "",
            "A Kafka that nobody asked for may be absent: the demo brings its own. It is asked for by --bootstrap, or by",
            "RISK_BOOTSTRAP_SERVERS, KPI_BOOTSTRAP_SERVERS or ALERTS_BOOTSTRAP_SERVERS. No part takes longer than 20 s.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing failed, warnings or not", "1:something failed", "2:wrong use"},
        sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
    private static final int LARGEST_PORT = 65_535;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "the Kafka to look at, several addresses with commas (default: the one that is configured,"
                    + " else what there is at " + Doctor.USUAL_KAFKA + ")")
    String bootstrap;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "the schema registry to look at (default: WARDWATCH_REGISTRY_URL; credentials from"
                    + " WARDWATCH_REGISTRY_USER and WARDWATCH_REGISTRY_PASSWORD)")
    String registry;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            split = ",",
            description = "ports to look at, with commas (default: the demo's 8080 and the one in WARDWATCH_HTTP_PORT)")
    List<Integer> ports = List.of();

    @Option(names = "--json", description = "all findings as one JSON array, when all are there")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        check();
        long from = System.nanoTime();
        PrintWriter out = spec.commandLine().getOut();
        Doctor doctor = new Doctor(
                new Doctor.Asked(Optional.ofNullable(bootstrap), Optional.ofNullable(registry), ports),
                new Doctor.DemoNeeds(HttpSide.DEFAULT_PORT, EmbeddedBroker.LEAST_FREE_BYTES, EmbeddedBroker::release));
        List<Diagnosis> all = doctor.examine(diagnosis -> {
            if (!json) {
                out.print(DoctorNote.text(diagnosis));
                out.flush();
            }
        });
        if (json) {
            out.println(DoctorNote.json(all));
            out.flush();
        }
        PrintWriter err = spec.commandLine().getErr();
        err.printf(
                Locale.ROOT,
                "%d ok, %d to know, %d warned of, %d failed, in %.1f s%n",
                count(all, Status.OK),
                count(all, Status.INFO),
                count(all, Status.WARN),
                count(all, Status.FAIL),
                (System.nanoTime() - from) / 1e9);
        err.flush();
        return count(all, Status.FAIL) == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void check() {
        if (bootstrap != null && !Doctor.isAddress(bootstrap)) {
            throw Usage.error(spec, "--bootstrap wants host:port, several with commas, not '" + bootstrap + "'");
        }
        for (int port : ports) {
            if (port < 1 || port > LARGEST_PORT) {
                throw Usage.error(spec, "--http-port must lie in 1 … 65535, not " + port);
            }
        }
    }

    private static long count(List<Diagnosis> all, Status status) {
        return all.stream().filter(each -> each.status() == status).count();
    }
}
