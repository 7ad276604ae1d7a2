package com.ogensync.connect.reliability.attacks.tokens;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Forges tokens as an attacker who has a valid token, or even knows the secret. */
final class Forger {

    private static final String GOOD_HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private final String secret;
    private final String good;
    private final String claims;

    Forger(String secret, String good) {
        this.secret = secret;
        this.good = good;
        claims = new String(Base64.getUrlDecoder().decode(good.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }

    /** Returns a valid token created by the forger, as a control for the forged ones. */
    String control() {
        return signed(GOOD_HEADER, claims);
    }

    /** Returns tokens that must not be accepted, by their defect. */
    Map<String, String> forged() {
        var tokens = new LinkedHashMap<String, String>();
        tokens.put("two algorithms", signed("{\"alg\":\"none\",\"alg\":\"HS256\"}", claims));
        tokens.put("RSA with the secret as its key", signed("{\"alg\":\"RS256\"}", claims));
        tokens.put("PSS", signed("{\"alg\":\"PS256\"}", claims));
        tokens.put("EdDSA", signed("{\"alg\":\"EdDSA\"}", claims));
        tokens.put("ECDSA of zeros", part("{\"alg\":\"ES256\"}") + "." + part(claims) + "." + "A".repeat(86));
        tokens.put("no algorithm", part("{\"alg\":\"none\"}") + "." + part(claims) + ".");
        tokens.put(
                "no algorithm, with the valid signature",
                part("{\"alg\":\"nOnE\"}") + good.substring(good.indexOf('.')));
        tokens.put("zeros for a signature", good.substring(0, good.lastIndexOf('.') + 1) + "A".repeat(43));
        tokens.put("its own key", signed("{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}}", claims));
        tokens.put("a key elsewhere", signed("{\"alg\":\"HS256\",\"jku\":\"http://127.0.0.1/keys\"}", claims));
        tokens.put("a certificate elsewhere", signed("{\"alg\":\"HS256\",\"x5u\":\"file:///etc/passwd\"}", claims));
        tokens.put("a key by path", signed("{\"alg\":\"HS256\",\"kid\":\"../../../dev/null\"}", claims));
        tokens.put("a key by SQL", signed("{\"alg\":\"HS256\",\"kid\":\"x' union select 'a\"}", claims));
        tokens.put("something critical", signed("{\"alg\":\"HS256\",\"crit\":[\"x\"],\"x\":1}", claims));
        tokens.put("a nested token", signed("{\"alg\":\"HS256\",\"cty\":\"JWT\"}", good));
        tokens.put("five parts", good + "." + part("x") + "." + part("y"));
        tokens.put("no claims", signed(GOOD_HEADER, "{}"));
        tokens.put("expired", signed(GOOD_HEADER, claims.replace("}", ",\"exp\":1}")));
        tokens.put("not yet valid", signed(GOOD_HEADER, claims.replace("}", ",\"nbf\":32503680000}")));
        tokens.put("another installation's", new Forger(secret + "x", good).control());
        tokens.put("an empty key's", new Forger("\0", good).control());
        tokens.put("the next sequence of letters", good + "A");
        tokens.put("JSON", "{\"payload\":\"" + part(claims) + "\"}");
        return tokens;
    }

    private String signed(String header, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var input = part(header) + "." + part(body);
            return input + "." + encoded(mac.doFinal(input.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
