package com.ogensync.connect.rest.reference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the page that shows /openapi.json. Its content security policy allows only its own inline script and style.
 */
@RestController
final class ReferenceController {

    private final String page;
    private final String policy;

    ReferenceController() throws IOException {
        page = new ClassPathResource("reference.html", ReferenceController.class)
                .getContentAsString(StandardCharsets.UTF_8);
        policy = "default-src 'none'; connect-src 'self'; script-src " + hashOf("script") + "; style-src "
                + hashOf("style") + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    @GetMapping(path = "/reference", produces = "text/html;charset=UTF-8")
    ResponseEntity<String> reference() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", policy)
                .body(page);
    }

    /** Returns the policy source for the page's inline script or style. */
    private String hashOf(String element) {
        var content = Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL)
                .matcher(page);
        if (!content.find()) {
            throw new IllegalStateException("The page has no " + element);
        }
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256").digest(content.group(1).getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
