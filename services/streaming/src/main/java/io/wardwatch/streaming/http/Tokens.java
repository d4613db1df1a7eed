package io.wardwatch.streaming.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads bearer tokens: signed JWTs (RS256, PS256, ES256) of one issuer for one audience, in their time give or take a minute.
 * A token that names no role of ours is a caller without roles.
 */
final class Tokens {
    /** A token that is not to be believed; the message says why, for whoever sent it, and holds nothing of the token. */
    static final class Unbelievable extends Exception {
        private static final long serialVersionUID = 1L;

        Unbelievable(String why) {
            super(why, null, false, false);
        }
    }

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
    private static final int SKEW_SECONDS = 60;
    private static final int LONGEST_TOKEN = 12 * 1024;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final AuthSettings settings;

    Tokens(AuthSettings settings, Keys keys) {
        this.settings = settings;
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                settings.audience(),
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                Set.of("sub", "exp"));
        claims.setMaxClockSkew(SKEW_SECONDS);
        processor.setJWTClaimsSetVerifier(claims);
    }

    /** Whose token it is. */
    Caller read(String token) throws Unbelievable {
        if (token.length() > LONGEST_TOKEN) {
            throw new Unbelievable("The token is too long.");
        }
        try {
            JWTClaimsSet claims = processor.process(token, null);
            return new Caller(actor(claims), roles(claims), true);
        } catch (ParseException notOne) {
            throw new Unbelievable("The bearer token is not a signed JWT.");
        } catch (BadJOSEException | JOSEException bad) {
            throw new Unbelievable(why(bad.getMessage()));
        }
    }

    private static String why(String said) {
        String text = said == null ? "" : said;
        if (text.contains("Expired JWT")) {
            return "The token has expired.";
        }
        if (text.contains("before use time")) {
            return "The token is not valid yet: do the clocks of its issuer and of this machine agree?";
        }
        if (text.contains("audience")) {
            return "The token is for another audience.";
        }
        if (text.contains("iss ")) {
            return "The token is of another issuer.";
        }
        return "The token's signature or form does not hold.";
    }

    private String actor(JWTClaimsSet claims) throws Unbelievable {
        Object named = claims.getClaim(settings.actorClaim());
        String actor = named instanceof String text && !text.isBlank() ? text : claims.getSubject();
        return Actor.of(actor).orElseThrow(() -> new Unbelievable("The token names nobody that could be recorded."));
    }

    private Set<Role> roles(JWTClaimsSet claims) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String path : List.of(settings.rolesClaim(), "realm_access.roles")) {
            Object found = claims.getClaim(path);
            if (found == null) {
                found = at(claims.getClaims(), path);
            }
            Collection<?> words = found instanceof Collection<?> list
                    ? list
                    : found instanceof String text ? List.of(text.split(" ")) : List.of();
            words.forEach(word -> Role.of(String.valueOf(word)).ifPresent(roles::add));
        }
        return roles;
    }

    private static Object at(Map<?, ?> claims, String path) {
        Object here = claims;
        for (String step : path.split("\\.")) {
            here = here instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return here;
    }
}
