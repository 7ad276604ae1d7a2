package com.ogensync.connect.dashboard.pages;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Answers browsers that open an unknown page with a page. All other clients, and all paths of the API, get the error
 * envelope from the handler after this one.
 */
@Component
@Order(-3)
final class NotFoundPage implements WebExceptionHandler {

    private static final List<PathPattern> API = patterns("/api/**", "/ops/**", "/sandbox/**", "/assets/**");
    private static final List<PathPattern> CONSOLE = patterns("/ops/console/**");

    private final SiteSource site;

    NotFoundPage(SiteSource site) {
        this.site = site;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        var response = exchange.getResponse();
        if (response.isCommitted() || !isNotFound(failure) || !isPage(exchange.getRequest())) {
            return Mono.error(failure);
        }
        var present = site.get();
        var page = present.notFound();
        var headers = response.getHeaders();
        response.setStatusCode(HttpStatus.NOT_FOUND);
        PageHeaders.setForPage(headers, present);
        headers.setContentType(page.type());
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_ENCODING);
        if (page.isCompressedFor(exchange.getRequest())) {
            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        var body = page.bodyFor(exchange.getRequest());
        headers.setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof ErrorResponse error && error.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND);
    }

    private static boolean isPage(ServerHttpRequest request) {
        var path = request.getPath().pathWithinApplication();
        return (request.getMethod().equals(HttpMethod.GET)
                        || request.getMethod().equals(HttpMethod.HEAD))
                && acceptsHtml(request)
                && (CONSOLE.stream().anyMatch(it -> it.matches(path))
                        || API.stream().noneMatch(it -> it.matches(path)));
    }

    /** Whether the client names HTML explicitly, as browsers do when they open a page. */
    private static boolean acceptsHtml(ServerHttpRequest request) {
        try {
            return request.getHeaders().getAccept().stream()
                    .anyMatch(it -> it.equalsTypeAndSubtype(MediaType.TEXT_HTML));
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }

    private static List<PathPattern> patterns(String... texts) {
        return Stream.of(texts).map(PathPatternParser.defaultInstance::parse).toList();
    }
}
