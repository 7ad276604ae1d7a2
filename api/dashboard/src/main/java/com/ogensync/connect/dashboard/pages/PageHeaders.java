package com.ogensync.connect.dashboard.pages;

import org.springframework.http.HttpHeaders;

/** The security headers of pages and of their parts. */
final class PageHeaders {

    private PageHeaders() {}

    /** Sets the headers of a page: it may run the scripts of this service and call its API, and nothing else. */
    static void setForPage(HttpHeaders headers, Site site) {
        setForPart(headers);
        headers.set("Content-Security-Policy", policy(site.policySource()));
        // With no-referrer browsers send "Origin: null", so the service's own forms would look foreign.
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    }

    /** Sets the headers of a part. */
    static void setForPart(HttpHeaders headers) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
    }

    private static String policy(String importMap) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self' " + importMap,
                "style-src 'self'",
                "img-src 'self' data:",
                "connect-src 'self'",
                "form-action 'self'",
                "base-uri 'none'",
                "frame-ancestors 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types lit-html");
    }
}
