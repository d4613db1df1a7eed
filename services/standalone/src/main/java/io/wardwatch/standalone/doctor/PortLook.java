package io.wardwatch.standalone.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ports that the demo and the services listen on: free, or whose they are. */
record PortLook(String host, Collection<Integer> ports) {
    private static final String PART = "port";
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
    private static final int LONGEST_ANSWER = 64 << 10;
    // Micronaut's health answer begins with the application's name.
    private static final Pattern OURS = Pattern.compile("\"name\"\\s*:\\s*\"(wardwatch-[a-z-]+)\"");

    List<Diagnosis> look() {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            return List.of(Diagnosis.fail(PART, "services cannot listen at " + host)
                    .because("there is no such host")
                    .mend("set WARDWATCH_HTTP_HOST to an address of this machine"));
        }
        return ports.stream()
                .sorted()
                .distinct()
                .map(port -> look(new InetSocketAddress(address, port)))
                .toList();
    }

    private Diagnosis look(InetSocketAddress address) {
        String place = host + ":" + address.getPort();
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(address);
            return Diagnosis.ok(PART, place + " is free");
        } catch (IOException failed) {
            return ours(address)
                    .map(name -> Diagnosis.ok(PART, place + " is used by Wardwatch itself, " + name))
                    .orElseGet(() -> unusable(address, place, String.valueOf(failed.getMessage())));
        }
    }

    private static Diagnosis unusable(InetSocketAddress address, String place, String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("permission")) {
            return Diagnosis.warn(PART, place + " cannot be opened")
                    .because("this user may not listen there")
                    .mend("set WARDWATCH_HTTP_PORT to one above 1023");
        }
        if (lower.contains("assign")) {
            return Diagnosis.warn(PART, place + " cannot be opened")
                    .because(address.getHostString() + " is no address of this machine")
                    .mend("set WARDWATCH_HTTP_HOST to one that is, such as 127.0.0.1");
        }
        return Diagnosis.warn(PART, place + " is used by another program")
                .because("a service that is told to listen there does not start; the demo takes any free port instead")
                .mend("end that program, or set WARDWATCH_HTTP_PORT (demo: --http-port)");
    }

    private static Optional<String> ours(InetSocketAddress address) {
        InetSocketAddress asked = address.getAddress().isAnyLocalAddress()
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort())
                : address;
        String request = "GET /health/readiness HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n"
                .formatted(asked.getPort());
        Knock knock = Knock.at(asked, request.getBytes(StandardCharsets.US_ASCII), LONGEST_ANSWER, ANSWER_WITHIN);
        Matcher name = OURS.matcher(knock.text());
        return name.find() ? Optional.of(name.group(1)) : Optional.empty();
    }
}
