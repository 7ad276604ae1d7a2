package com.ogensync.connect.rest.overload;

import com.ogensync.connect.rest.body.BodySize;
import com.ogensync.connect.rest.envelope.AnswerHeaders;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Envelope;
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
 * Refuses requests before they reach the application, at a tenth of the cost. Only handles plain requests on a
 * connection without a pending response; the application refuses all others itself. Placed between the HTTP codec and
 * the server's own handlers; runs on the event loop of the connection.
 */
final class LoadSheddingHandler extends ChannelDuplexHandler {

    private static final Set<String> CONNECTIONS = Set.of("", "keep-alive", "close");

    private final SendConcurrencyLimit limit;
    private final BooleanSupplier draining;
    private int unanswered;
    private @Nullable FullHttpResponse refusal;

    LoadSheddingHandler(SendConcurrencyLimit limit, BooleanSupplier draining) {
        this.limit = limit;
        this.draining = draining;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
        if (part instanceof HttpRequest request) {
            refusal = unanswered == 0 && isPlain(request) && !draining.getAsBoolean() ? refusal(request) : null;
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
        return limit.refusal(request.method().name(), request.uri())
                .map(it -> response(it, request.headers()))
                .orElse(null);
    }

    private static FullHttpResponse response(EdgeException refusal, HttpHeaders requestHeaders) {
        var status = HttpResponseStatus.valueOf(refusal.status().value());
        var response = Envelope.around(
                refusal.sentence(), HttpVersion.HTTP_1_1, status, requestHeaders.get(AnswerHeaders.REQUEST_ID));
        var headers = response.headers();
        refusal.headers().forEach(headers::set);
        if (requestHeaders.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true)) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return response;
    }
}
