package com.ogensync.connect.dashboard;

import com.ogensync.connect.rest.routing.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Declares the paths of the pages, which need no token. */
@Configuration(proxyBeanMethods = false)
class DashboardPaths {

    @Bean
    static PublicPaths publicPages() {
        return new PublicPaths()
                .pages("/", "/docs/**", "/sign-in", "/dashboard/**", "/ops/console/**", "/assets/**")
                .pages("/icon.svg", "/card.png")
                .add("/dashboard/sign-in", HttpMethod.POST, HttpMethod.DELETE)
                .add("/dashboard/sign-in/token", HttpMethod.POST)
                .add("/ops/console/sign-in", HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.DELETE);
    }
}
