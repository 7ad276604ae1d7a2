package com.ogensync.connect.rest.http;

import com.ogensync.connect.rest.envelope.AnswerHeaders;
import com.ogensync.connect.rest.envelope.Envelope;
import com.ogensync.connect.rest.envelope.Failure;
import com.ogensync.connect.rest.origin.CorsRules;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Puts error responses that bypass the application into the envelope: those for requests that the HTTP decoder cannot
 * parse, and those of the server itself. Both would consist of a status only. Placed directly behind the HTTP codec;
 * runs on the event loop of the connection.
 */
final class CodecErrorEnvelope extends ChannelDuplexHandler {

    private static final int PENDING_MAX = 1000;

    private final CorsRules cors;
    private final Queue<RequestData> pending = new ArrayDeque<>();
    private boolean replaced;

    /** The data of a request that its response needs: the request id and the CORS headers. */
    private record RequestData(@Nullable String requestId, Map<String, String> corsHeaders) {}

    CodecErrorEnvelope(CorsRules cors) {
        this.cors = cors;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
        if (part instanceof HttpRequest request && pending.size() < PENDING_MAX) {
            pending.add(dataOf(request));
        }
        context.fireChannelRead(part);
    }

    @Override
    public void write(ChannelHandlerContext context, Object part, ChannelPromise promise) {
        if (part instanceof HttpResponse response && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            var request = pending.poll();
            if (isBare(response)) {
                replaced = !(response instanceof FullHttpResponse);
                var _ = context.write(
                        enveloped(response, request == null ? new RequestData(null, cors.unknownOrigin()) : request),
                        promise);
                ReferenceCountUtil.release(part);
                return;
            }
        } else if (replaced && part instanceof HttpContent) {
            replaced = !(part instanceof LastHttpContent);
            ReferenceCountUtil.release(part);
            promise.setSuccess();
            return;
        }
        var _ = context.write(part, promise);
    }

    /** Extracts the data of a request. A head that is too long is cut off, possibly before its Origin. */
    private RequestData dataOf(HttpRequest request) {
        var headers = request.headers();
        var origin = headers.get(HttpHeaderNames.ORIGIN);
        return new RequestData(
                headers.get(AnswerHeaders.REQUEST_ID),
                origin == null && request.decoderResult().isFailure() ? cors.unknownOrigin() : cors.headersFor(origin));
    }

    private static boolean isBare(HttpResponse response) {
        return response.status().code() >= 400 && !response.headers().contains(HttpHeaderNames.CONTENT_TYPE);
    }

    private static HttpResponse enveloped(HttpResponse bare, RequestData request) {
        var answer = Envelope.around(
                Failure.sentence(bare.status().code()), bare.protocolVersion(), bare.status(), request.requestId());
        var copied =
                bare.headers().copy().remove(HttpHeaderNames.TRANSFER_ENCODING).remove(HttpHeaderNames.CONTENT_LENGTH);
        answer.headers().setAll(copied);
        request.corsHeaders().forEach((name, value) -> answer.headers().set(name, value));
        return answer;
    }
}
