package com.ogensync.connect.dashboard.pages;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** Routes of the pages and their parts. Pages contain no private data; their scripts fetch it from the API. */
@Configuration(proxyBeanMethods = false)
class PageRoutes {

    private static final String IMMUTABLE = "public, max-age=31536000, immutable";
    private static final String REVALIDATED = "no-cache";
    private static final Set<HttpMethod> READ_METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final RequestPredicate READ = methods(HttpMethod.GET, HttpMethod.HEAD);

    @Bean
    RouterFunction<ServerResponse> pages(SiteSource site) {
        var routes = route();
        for (var path : site.get().pages().keySet()) {
            routes.route(READ.and(path(path)), request -> page(path, request, site.get()));
            routes.route(
                    path(path), request -> Mono.error(new MethodNotAllowedException(request.method(), READ_METHODS)));
        }
        for (var path : site.get().rootFiles().keySet()) {
            routes.route(READ.and(path(path)), request -> rootFile(path, request, site.get()));
        }
        return routes.route(READ.and(path("/assets/{version}/{*path}")), request -> part(request, site.get()))
                .build();
    }

    private static Mono<ServerResponse> page(String path, ServerRequest request, Site site) {
        PageHeaders.setForPage(request.exchange().getResponse().getHeaders(), site);
        return answer(request, site.pages().get(path), REVALIDATED);
    }

    private static Mono<ServerResponse> rootFile(String path, ServerRequest request, Site site) {
        PageHeaders.setForPart(request.exchange().getResponse().getHeaders());
        return answer(request, site.rootFiles().get(path), REVALIDATED);
    }

    /** Answers a request for a part of another version, as during a rolling upgrade, with the current one. */
    private static Mono<ServerResponse> part(ServerRequest request, Site site) {
        PageHeaders.setForPart(request.exchange().getResponse().getHeaders());
        var part = site.parts().get(request.pathVariable("path").replaceFirst("^/", ""));
        return answer(request, part, request.path().startsWith(site.folder()) ? IMMUTABLE : REVALIDATED);
    }

    private static Mono<ServerResponse> answer(ServerRequest request, @Nullable WebFile file, String caching) {
        if (file == null) {
            return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
        }
        var exchange = request.exchange();
        var headers = exchange.getResponse().getHeaders();
        // Set on the exchange, so that a 304 response has them as well.
        headers.set(HttpHeaders.CACHE_CONTROL, caching);
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return request.checkNotModified(file.tag()).switchIfEmpty(Mono.defer(() -> {
            var response = ServerResponse.ok().contentType(file.type()).eTag(file.tag());
            if (file.isCompressedFor(exchange.getRequest())) {
                response.header(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
            return response.bodyValue(file.bodyFor(exchange.getRequest()));
        }));
    }
}
