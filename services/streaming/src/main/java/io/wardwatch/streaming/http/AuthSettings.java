package io.wardwatch.streaming.http;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How bearer tokens are checked; keys {@code wardwatch.auth.…}, in the environment {@code WARDWATCH_AUTH_…}. Needed, all three,
 * where a service is bound to anything but loopback; used on loopback where {@code jwks} is set.
 *
 * @param jwks the public keys of whoever issues the tokens: a file, or an address (https, or http on this machine)
 * @param issuer what {@code iss} must be
 * @param audience what {@code aud} must hold
 * @param rolesClaim where the roles are, a path with dots; {@code realm_access.roles} is looked at too
 * @param actorClaim which claim names the person in what is recorded; {@code sub} where it is absent
 */
@ConfigurationProperties("wardwatch.auth")
public record AuthSettings(
        @Nullable String jwks,
        @Nullable String issuer,
        @Nullable String audience,
        @Bindable(defaultValue = "roles") String rolesClaim,
        @Bindable(defaultValue = "sub") String actorClaim) {

    public AuthSettings {
        jwks = jwks == null ? "" : jwks.strip();
        issuer = issuer == null ? "" : issuer.strip();
        audience = audience == null ? "" : audience.strip();
    }
}
