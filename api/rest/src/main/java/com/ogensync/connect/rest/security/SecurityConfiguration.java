package com.ogensync.connect.rest.security;

import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Failure;
import com.ogensync.connect.rest.routing.Paths;
import com.ogensync.connect.rest.routing.Route;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Configures which paths need which scope, and the responses without it. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {

    @Bean
    SecurityWebFilterChain security(ServerHttpSecurity http, TokenAuthentication authentication) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .addFilterAt(bearer(authentication), SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(rules())
                .exceptionHandling(answers -> answers.authenticationEntryPoint(
                                (_, _) -> Mono.error(EdgeException.unauthorized(Failure.sentence(401))))
                        .accessDeniedHandler((_, _) -> Mono.error(EdgeException.of(
                                HttpStatus.FORBIDDEN, "The token does not have the scope required for this path"))))
                .build();
    }

    private static AuthenticationWebFilter bearer(TokenAuthentication authentication) {
        var filter = new AuthenticationWebFilter(authentication);
        filter.setServerAuthenticationConverter(new BearerTokens());
        filter.setAuthenticationFailureHandler((_, _) -> Mono.error(EdgeException.unauthorized(Failure.sentence(401))));
        return filter;
    }

    private static Customizer<AuthorizeExchangeSpec> rules() {
        return paths -> paths.matchers(SecurityConfiguration::matchPublic)
                .permitAll()
                .pathMatchers(Paths.REGISTRATION)
                .permitAll()
                .pathMatchers(Paths.API)
                .hasAuthority(CallerAuthentication.authority(Scope.API))
                .pathMatchers(Paths.OPERATIONS)
                .hasAuthority(CallerAuthentication.authority(Scope.OPS))
                .anyExchange()
                .permitAll();
    }

    private static Mono<MatchResult> matchPublic(ServerWebExchange exchange) {
        return Route.of(exchange).isPublic() ? MatchResult.match() : MatchResult.notMatch();
    }

    /** Refuses unusual paths and headers. Unknown methods pass, because the controllers answer them with 405. */
    @Bean
    ServerWebExchangeFirewall firewall() {
        var firewall = new StrictServerWebExchangeFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    ServerExchangeRejectedHandler firewallAnswer() {
        return (_, rejection) -> Mono.error(rejection);
    }
}
