package io.wardwatch.streaming.registry;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import io.wardwatch.streaming.StartRefused;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Whether there is a schema registry, and how to reach it; keys {@code wardwatch.registry.…}, in the environment {@code
 * WARDWATCH_REGISTRY_…}. The same for every service.
 *
 * @param url base address of its Confluent API, for Apicurio {@code http://host:8080/apis/ccompat/v7}; empty = no registry, the
 *     ids are those pinned in the contract
 * @param user for basic credentials; empty = none are sent
 * @param password for {@code user}
 * @param register whether a service registers what it writes where that is missing; else it refuses to start
 * @param serializer class name of a Kafka serialiser that writes Avro records in place of ours, such as {@code
 *     io.confluent.kafka.serializers.KafkaAvroSerializer}; empty = ours
 */
@ConfigurationProperties("wardwatch.registry")
public record RegistryConfig(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @Bindable(defaultValue = "false") boolean register,
        @Nullable String serializer) {
    private static final String PREFIX = "WARDWATCH_REGISTRY_";
    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** Fills in what is absent, and takes the slash from the address's end. */
    public RegistryConfig {
        url = url == null ? "" : url.strip().replaceFirst("/+$", "");
        user = user == null ? "" : user;
        password = password == null ? "" : password;
        serializer = serializer == null ? "" : serializer.strip();
    }

    /** No registry. */
    public static RegistryConfig none() {
        return of("");
    }

    /** The registry at that address, which asks for no credentials; only looked up. */
    public static RegistryConfig of(String url) {
        return new RegistryConfig(url, "", "", false, "");
    }

    /** As the variables of the environment say, for commands that no container starts. */
    public static RegistryConfig of(Map<String, String> environment) {
        return new RegistryConfig(
                environment.get(PREFIX + "URL"),
                environment.get(PREFIX + "USER"),
                environment.get(PREFIX + "PASSWORD"),
                Boolean.parseBoolean(environment.getOrDefault(PREFIX + "REGISTER", "false")),
                environment.get(PREFIX + "SERIALIZER"));
    }

    /** The same at another address. */
    public RegistryConfig withUrl(String other) {
        return new RegistryConfig(other, user, password, register, serializer);
    }

    /** Whether there is one. */
    public boolean configured() {
        return !url.isEmpty();
    }

    /**
     * Itself, if its address can be one.
     *
     * @throws StartRefused otherwise; the address is not repeated, since it may hold a password
     */
    RegistryConfig checked() {
        URI address = uri();
        if (address == null
                || !SCHEMES.contains(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT))
                || address.getHost() == null
                || address.getRawUserInfo() != null
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            throw new StartRefused(
                    "the address of the schema registry cannot be used\n  where: WARDWATCH_REGISTRY_URL\n  why:   it must read like "
                            + "http://registry:8080/apis/ccompat/v7, without credentials, query or fragment\n  mend:  correct it;"
                            + " credentials go to WARDWATCH_REGISTRY_USER and WARDWATCH_REGISTRY_PASSWORD");
        }
        return this;
    }

    private URI uri() {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException bad) {
            return null;
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "RegistryConfig[url=%s, register=%s, serializer=%s]".formatted(url, register, serializer);
    }
}
