package com.ogensync.connect.dashboard.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The content of one path, compressed once. */
final class WebFile {

    /** Smaller files fit into one packet and are sent uncompressed. */
    private static final int COMPRESSED_MIN = 600;

    /** The coding gzip in Accept-Encoding, unless its weight is 0 (RFC 9110, sections 12.4.2 and 12.5.3). */
    private static final Pattern ACCEPTS_GZIP = Pattern.compile(
            "(?:^|,)\\s*(?:x-)?gzip(?=\\s*(?:[,;]|$))(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))", Pattern.CASE_INSENSITIVE);

    private final byte[] plain;
    private final byte @Nullable [] gzip;
    private final MediaType type;
    private final String tag;

    WebFile(String name, byte[] bytes) {
        plain = bytes;
        gzip = bytes.length < COMPRESSED_MIN ? null : compress(bytes);
        type = MediaTypeFactory.getMediaType(name)
                .map(it -> "text".equals(it.getType()) ? new MediaType(it, StandardCharsets.UTF_8) : it)
                .orElse(MediaType.APPLICATION_OCTET_STREAM);
        tag = ContentDigest.entityTag(bytes);
    }

    /** Returns the entity tag. */
    String tag() {
        return tag;
    }

    /** Returns the media type. */
    MediaType type() {
        return type;
    }

    /** Whether the body for this request is compressed. */
    boolean isCompressedFor(ServerHttpRequest request) {
        return gzip != null
                && request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT_ENCODING).stream()
                        .anyMatch(ACCEPTS_GZIP.asPredicate());
    }

    /** Returns the body for this request. */
    byte[] bodyFor(ServerHttpRequest request) {
        return gzip != null && isCompressedFor(request) ? gzip : plain;
    }

    private static byte[] compress(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length / 2);
        try (var packed = new BestCompression(out)) {
            packed.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static final class BestCompression extends GZIPOutputStream {
        BestCompression(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
