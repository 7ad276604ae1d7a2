package com.ogensync.connect.rest.wire;

import com.ogensync.connect.rest.envelope.AnswerHeaders;
import com.ogensync.connect.rest.envelope.Failure;
import com.ogensync.connect.rest.security.CorsRules;
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
 * Puts the envelope around failures that never reach the application: what the HTTP decoder cannot read, and what the
 * server turns away by itself, both of which it would answer with nothing but a status. It stands right behind the HTTP
 * codec and runs on the connection's own thread.
 */
final class CodecErrorEnvelope extends ChannelDuplexHandler {

    private static final int PENDING_MAX = 1000;

    private final CorsRules cors;
    private final Queue<Asked> pending = new ArrayDeque<>();
    private boolean replaced;

    /** The parts of a request that its answer repeats: the id, and the headers for the web page that sent it. */
    private record Asked(@Nullable String requestId, Map<String, String> corsHeaders) {}

    CodecErrorEnvelope(CorsRules cors) {
        this.cors = cors;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
        if (part instanceof HttpRequest request && pending.size() < PENDING_MAX) {
            pending.add(asked(request));
        }
        context.fireChannelRead(part);
    }

    @Override
    public void write(ChannelHandlerContext context, Object part, ChannelPromise promise) {
        if (part instanceof HttpResponse response && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            var asked = pending.poll();
            if (isBare(response)) {
                replaced = !(response instanceof FullHttpResponse);
                var _ = context.write(
                        enveloped(response, asked == null ? new Asked(null, cors.unknownOrigin()) : asked), promise);
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

    /** A head that was too long is cut off, maybe before its Origin. */
    private Asked asked(HttpRequest request) {
        var headers = request.headers();
        var origin = headers.get(HttpHeaderNames.ORIGIN);
        return new Asked(
                headers.get(AnswerHeaders.REQUEST_ID),
                origin == null && request.decoderResult().isFailure() ? cors.unknownOrigin() : cors.headersFor(origin));
    }

    private static boolean isBare(HttpResponse response) {
        return response.status().code() >= 400 && !response.headers().contains(HttpHeaderNames.CONTENT_TYPE);
    }

    private static HttpResponse enveloped(HttpResponse bare, Asked asked) {
        var answer = Envelope.around(
                Failure.sentence(bare.status().code()), bare.protocolVersion(), bare.status(), asked.requestId());
        var told =
                bare.headers().copy().remove(HttpHeaderNames.TRANSFER_ENCODING).remove(HttpHeaderNames.CONTENT_LENGTH);
        answer.headers().setAll(told);
        asked.corsHeaders().forEach((name, value) -> answer.headers().set(name, value));
        return answer;
    }
}
