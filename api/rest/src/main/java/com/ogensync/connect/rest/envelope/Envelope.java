package com.ogensync.connect.rest.envelope;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Creates error responses outside the application, with the envelope and the headers of every response. */
public final class Envelope {

    private Envelope() {}

    /** Returns a response with this sentence, and with the request's own id if it is safe to repeat. */
    public static FullHttpResponse around(
            String sentence, HttpVersion version, HttpResponseStatus status, @Nullable String requestId) {
        var json = Failure.json(sentence);
        var answer = new DefaultFullHttpResponse(version, status, Unpooled.wrappedBuffer(json));
        answer.headers()
                .set(AnswerHeaders.REQUEST_ID, AnswerHeaders.choose(requestId).value());
        AnswerHeaders.SECURITY.forEach((name, value) -> answer.headers().set(name, value));
        answer.headers().set(HttpHeaders.CONTENT_TYPE, "application/json");
        answer.headers().setInt(HttpHeaders.CONTENT_LENGTH, json.length);
        return answer;
    }
}
