package com.ogensync.connect.rest;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ogensync.connect.rest.routing.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Pages of another module, with a security header of their own. */
@Configuration(proxyBeanMethods = false)
class TestPages {

    @Bean
    PublicPaths publicPaths() {
        return new PublicPaths()
                .pages("/pages/**", "/ops/pages/**")
                .add("/pages/sign-in", HttpMethod.POST, HttpMethod.DELETE);
    }

    @Bean
    RouterFunction<ServerResponse> pages() {
        return route().GET("/ops/pages/one", _ -> page())
                .HEAD("/ops/pages/one", _ -> page())
                .GET("/pages/one", _ -> page())
                .HEAD("/pages/one", _ -> page())
                .GET("/pages/broken", _ -> Mono.error(new IllegalStateException("broken")))
                .POST("/pages/sign-in", _ -> ServerResponse.noContent().build())
                .build();
    }

    private static Mono<ServerResponse> page() {
        return ServerResponse.ok()
                .header("Content-Security-Policy", "script-src 'self'")
                .header("Cache-Control", "no-cache")
                .bodyValue("page");
    }
}
