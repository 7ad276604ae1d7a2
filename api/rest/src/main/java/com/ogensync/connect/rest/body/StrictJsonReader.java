package com.ogensync.connect.rest.body;

import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Failure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpInputMessage;
import org.springframework.http.codec.HttpMessageReader;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads request bodies into records. Accepts application/json in UTF-8 only; see {@link StrictJson}. */
public final class StrictJsonReader implements HttpMessageReader<Record> {

    private final StrictJson json = new StrictJson();

    @Override
    public List<MediaType> getReadableMediaTypes() {
        return List.of(MediaType.APPLICATION_JSON);
    }

    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
        return Record.class.isAssignableFrom(type.toClass());
    }

    @Override
    public Flux<Record> read(ResolvableType type, ReactiveHttpInputMessage message, Map<String, Object> hints) {
        return readMono(type, message, hints).flux();
    }

    @Override
    public Mono<Record> readMono(ResolvableType type, ReactiveHttpInputMessage message, Map<String, Object> hints) {
        return DataBufferUtils.join(message.getBody())
                .map(StrictJsonReader::bytes)
                .filter(bytes -> bytes.length > 0)
                .switchIfEmpty(Mono.error(() -> EdgeException.badRequest("A body is required: a JSON object")))
                .map(bytes -> {
                    requireJson(message.getHeaders());
                    return json.read(bytes, type.toClass().asSubclass(Record.class));
                });
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static void requireJson(HttpHeaders headers) {
        var type = headers.getContentType();
        var charset = type == null ? null : type.getCharset();
        if (type == null
                || !type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                || (charset != null && !charset.equals(StandardCharsets.UTF_8))) {
            throw EdgeException.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, Failure.sentence(415));
        }
        var encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw EdgeException.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body must not be compressed");
        }
    }
}
