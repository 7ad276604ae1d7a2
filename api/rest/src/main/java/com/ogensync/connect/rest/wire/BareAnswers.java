package com.ogensync.connect.rest.wire;

import com.ogensync.connect.rest.envelope.AnswerHeaders;
import com.ogensync.connect.rest.envelope.Failure;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Puts the envelope around failures that never reach the application: what the HTTP decoder cannot read, and what the
 * server turns away by itself, both of which it would answer with nothing but a status. It stands right behind the HTTP
 * codec and runs on the connection's own thread.
 */
final class BareAnswers extends ChannelDuplexHandler {

    private static final int PENDING_MAX = 1000;

    private final Queue<String> requestIds = new ArrayDeque<>();
    private boolean replaced;

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
        if (part instanceof HttpRequest request && requestIds.size() < PENDING_MAX) {
            requestIds.add(AnswerHeaders.choose(request.headers().get(AnswerHeaders.REQUEST_ID))
                    .value());
        }
        context.fireChannelRead(part);
    }

    @Override
    public void write(ChannelHandlerContext context, Object part, ChannelPromise promise) {
        if (part instanceof HttpResponse response && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            var requestId = requestIds.poll();
            if (isBare(response)) {
                replaced = !(response instanceof FullHttpResponse);
                var _ = context.write(
                        enveloped(response, AnswerHeaders.choose(requestId).value()), promise);
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

    private static boolean isBare(HttpResponse response) {
        return response.status().code() >= 400 && !response.headers().contains(HttpHeaderNames.CONTENT_TYPE);
    }

    private static HttpResponse enveloped(HttpResponse bare, String requestId) {
        var json = Failure.json(Failure.sentence(bare.status().code()));
        var answer = new DefaultFullHttpResponse(bare.protocolVersion(), bare.status(), Unpooled.wrappedBuffer(json));
        answer.headers().set(bare.headers()).remove(HttpHeaderNames.TRANSFER_ENCODING);
        answer.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
        answer.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, json.length);
        if (!answer.headers().contains(AnswerHeaders.REQUEST_ID)) {
            answer.headers().set(AnswerHeaders.REQUEST_ID, requestId);
        }
        AnswerHeaders.SECURITY.forEach((name, value) -> answer.headers().set(name, value));
        return answer;
    }
}
