package com.ogensync.connect.reliability.attacks.secrets;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Unique secrets and their encodings. */
final class Canaries {

    private static final int SHORTEST = 8;

    private final Map<String, String> forms = new LinkedHashMap<>();

    /** Adds a secret. */
    void add(String name, String secret) {
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException(name + " is so short that it may occur by chance");
        }
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        forms.put(secret, name);
        forms.putIfAbsent(URLEncoder.encode(secret, StandardCharsets.UTF_8), name + " URL-encoded");
        var hex = HexFormat.of().formatHex(bytes);
        forms.put(hex, name + " in hexadecimal");
        forms.put(hex.toUpperCase(Locale.ROOT), name + " in hexadecimal");
        for (var before = 0; before < 3; before++) {
            var encoded = inBase64(bytes, before);
            forms.put(encoded, name + " in base64");
            forms.putIfAbsent(encoded.replace('+', '-').replace('/', '_'), name + " in base64");
        }
    }

    /** Returns the secrets in a text, with their encodings. */
    List<String> in(String text) {
        var found = new ArrayList<String>();
        forms.forEach((form, name) -> {
            if (text.contains(form)) {
                found.add(name);
            }
        });
        return found;
    }

    /** Returns the base64 characters that do not depend on surrounding bytes, for this number of preceding bytes. */
    private static String inBase64(byte[] bytes, int before) {
        var shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        var whole = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        var from = before == 0 ? 0 : before + 1;
        return whole.substring(from, (before + bytes.length) / 3 * 4);
    }
}
