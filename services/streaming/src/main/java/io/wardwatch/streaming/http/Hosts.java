package io.wardwatch.streaming.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/** What the names of hosts in a request say. */
final class Hosts {
    private static final String FOUR_NUMBERS = "127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}";

    private Hosts() {}

    /** Whether a {@code Host} header names this machine by a name or address that no name server can give to another. */
    static boolean loopback(String header) {
        String host = header.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
        return host.equals("localhost") || host.equals("[::1]") || host.matches(FOUR_NUMBERS);
    }

    /** Whether an {@code Origin} is the host that was asked. */
    static boolean same(String origin, String host) {
        try {
            URI from = URI.create(origin);
            return from.getAuthority() != null && from.getAuthority().equalsIgnoreCase(host);
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    /** Whether a server bound to {@code host} is reached from this machine alone. */
    static boolean bindsToLoopback(String host) {
        try {
            return !host.isBlank() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
