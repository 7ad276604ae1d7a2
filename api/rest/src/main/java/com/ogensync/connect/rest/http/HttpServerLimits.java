package com.ogensync.connect.rest.http;

import com.ogensync.connect.rest.RestSettings;
import com.ogensync.connect.rest.origin.CorsRules;
import com.ogensync.connect.rest.overload.SendConcurrencyLimit;
import io.netty.channel.Channel;
import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Configures limits and channel handlers of the HTTP server. Runs after all other customizers, so that none overrides
 * it.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class HttpServerLimits implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    private static final int REQUEST_LINE_BYTES_MAX = 8 * 1024;
    private static final int HEADER_BYTES_MAX = 8 * 1024;
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(8);

    /** Margin after the announced time, so that a request sent at its end still arrives on an open connection. */
    private static final Duration IDLE_MARGIN = Duration.ofSeconds(1);

    private final SendConcurrencyLimit sends;
    private final ConnectionDraining draining;
    private final CorsRules cors;
    private final Duration idleTimeout;
    private final KeepAliveHeader keepAlive;

    HttpServerLimits(SendConcurrencyLimit sends, ConnectionDraining draining, CorsRules cors, RestSettings settings) {
        this.sends = sends;
        this.draining = draining;
        this.cors = cors;
        idleTimeout = settings.idleTimeout();
        keepAlive = new KeepAliveHeader(idleTimeout);
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.setUseForwardHeaders(false);
        factory.addServerCustomizers(this::limited);
    }

    private HttpServer limited(HttpServer server) {
        return server.idleTimeout(idleTimeout.plus(IDLE_MARGIN))
                .httpMessageLogFactory(new RedactedHttpLog())
                .httpRequestDecoder(decoder ->
                        decoder.maxInitialLineLength(REQUEST_LINE_BYTES_MAX).maxHeaderSize(HEADER_BYTES_MAX))
                .doOnChannelInit((_, channel, _) -> watch(channel));
    }

    private void watch(Channel channel) {
        var deadline = new RequestDeadline(REQUEST_TIMEOUT);
        var pipeline = channel.pipeline().addBefore(NettyPipeline.HttpCodec, "request-deadline", deadline);
        sends.shedLoad(pipeline, draining::isDraining);
        pipeline.addAfter(NettyPipeline.HttpCodec, "bare-answers", new CodecErrorEnvelope(cors))
                .addAfter(NettyPipeline.HttpCodec, "request-end", deadline.end())
                .addAfter(NettyPipeline.HttpCodec, "plain-requests", new RequestSmugglingGuard())
                .addAfter(NettyPipeline.HttpCodec, "keep-alive", keepAlive);
    }
}
