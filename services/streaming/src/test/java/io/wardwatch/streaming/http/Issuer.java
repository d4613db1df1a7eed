package io.wardwatch.streaming.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/** Issues tokens as an identity provider does, and such as none would. */
final class Issuer {
    static final String NAME = "https://id.example/realms/ward";
    static final String AUDIENCE = "wardwatch";

    private final RSAKey rsa;
    private final ECKey ec;

    Issuer(String keyId) throws JOSEException {
        rsa = new RSAKeyGenerator(2048).keyID(keyId).generate();
        ec = new ECKeyGenerator(Curve.P_256).keyID(keyId + "-ec").generate();
    }

    /** Its public keys. */
    String jwks() {
        return new JWKSet(List.of(rsa.toPublicJWK(), ec.toPublicJWK())).toString();
    }

    static JWTClaimsSet.Builder claims(Object roles) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience(AUDIENCE)
                .subject("nurse-7")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("roles", roles);
    }

    String token(Object roles) throws JOSEException {
        return token(JWSAlgorithm.RS256, roles, claims -> claims);
    }

    String token(JWSAlgorithm algorithm, Object roles, UnaryOperator<JWTClaimsSet.Builder> change)
            throws JOSEException {
        boolean curve = algorithm.equals(JWSAlgorithm.ES256);
        return signed(
                algorithm,
                curve ? ec.getKeyID() : rsa.getKeyID(),
                curve ? new ECDSASigner(ec) : new RSASSASigner(rsa),
                change.apply(claims(roles)).build());
    }

    /** Without a signature. */
    static String plain(Object roles) {
        return new PlainJWT(claims(roles).build()).serialize();
    }

    /** Signed with the public key as if it were a shared secret. */
    String confused(Object roles) throws JOSEException {
        return signed(
                JWSAlgorithm.HS256,
                rsa.getKeyID(),
                new MACSigner(rsa.toRSAPublicKey().getEncoded()),
                claims(roles).build());
    }

    private static String signed(JWSAlgorithm algorithm, String keyId, JWSSigner signer, JWTClaimsSet claims)
            throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm)
                        .keyID(keyId)
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims);
        token.sign(signer);
        return token.serialize();
    }
}
