package com.ogensync.connect.rest.wire;

import com.ogensync.connect.rest.envelope.AnswerHeaders;
import com.ogensync.connect.rest.envelope.BodySize;
import com.ogensync.connect.rest.envelope.EdgeException;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers what is to be refused before the application sees it, which costs a tenth. Only plain requests on a
 * connection that waits for no other answer: whatever is unusual about one, the application refuses it by itself. It
 * stands between the HTTP codec and the server's own handlers, and runs on the connection's own thread.
 */
final class LoadSheddingHandler extends ChannelDuplexHandler {

    private static final Set<String> CONNECTIONS = Set.of("", "keep-alive", "close");

    private final LoadShedding refusals;
    private final BooleanSupplier ending;
    private int unanswered;
    private @Nullable FullHttpResponse refusal;

    LoadSheddingHandler(LoadShedding refusals, BooleanSupplier ending) {
        this.refusals = refusals;
        this.ending = ending;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
        if (part instanceof HttpRequest request) {
            refusal = unanswered == 0 && isPlain(request) && !ending.getAsBoolean() ? refusal(request) : null;
            unanswered += refusal == null ? 1 : 0;
        }
        if (refusal == null) {
            context.fireChannelRead(part);
            return;
        }
        ReferenceCountUtil.release(part);
        if (part instanceof LastHttpContent) {
            var written = context.writeAndFlush(refusal);
            if (!HttpUtil.isKeepAlive(refusal)) {
                var _ = written.addListener(ChannelFutureListener.CLOSE);
            }
            refusal = null;
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (unanswered == 0) {
            context.read();
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext context, Object part, ChannelPromise promise) {
        if (part instanceof LastHttpContent && !isInformational(part)) {
            unanswered--;
        }
        var _ = context.write(part, promise);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        ReferenceCountUtil.release(refusal);
        refusal = null;
    }

    private static boolean isInformational(Object part) {
        return part instanceof HttpResponse response && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    private static boolean isPlain(HttpRequest request) {
        var headers = request.headers();
        return request.decoderResult().isSuccess()
                && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && CONNECTIONS.contains(
                        headers.get(HttpHeaderNames.CONNECTION, "").toLowerCase(Locale.ROOT))
                && !headers.contains(HttpHeaderNames.EXPECT)
                && !headers.contains(HttpHeaderNames.ORIGIN)
                && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                && HttpUtil.getContentLength(request, 0L) <= BodySize.BYTES_MAX;
    }

    private @Nullable FullHttpResponse refusal(HttpRequest request) {
        return refusals.refusal(request.method().name(), request.uri())
                .map(it -> response(it, request.headers()))
                .orElse(null);
    }

    private static FullHttpResponse response(EdgeException refusal, HttpHeaders asked) {
        var status = HttpResponseStatus.valueOf(refusal.status().value());
        var response =
                Envelope.around(refusal.sentence(), HttpVersion.HTTP_1_1, status, asked.get(AnswerHeaders.REQUEST_ID));
        var headers = response.headers();
        refusal.headers().forEach(headers::set);
        if (asked.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true)) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return response;
    }
}
