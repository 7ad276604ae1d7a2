package com.ogensync.connect.dashboard.signin;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ogensync.connect.dashboard.DashboardSettings;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The sign-in of users and of operators. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    @Bean
    SignInArea userArea(DashboardSettings settings, Clock clock) {
        return SignInArea.ofUsers(settings.secret(), clock);
    }

    @Bean
    SignInArea operatorArea(DashboardSettings settings, Clock clock) {
        return SignInArea.ofOperators(settings.secret(), clock);
    }

    @Bean
    CookieAsToken cookieAsToken(List<SignInArea> areas) {
        return new CookieAsToken(areas);
    }

    /** Ordered before the routes of the pages, which answer other methods of a page's path with 405. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    RouterFunction<ServerResponse> signInRoutes(List<SignInArea> areas) {
        var routes = route();
        for (var area : areas) {
            var handler = new SignInHandler(area.cookie());
            routes.path(area.signInPath(), paths -> {
                paths.filter(SignInHandler::requireOwnPage)
                        .POST("", handler::signIn)
                        .DELETE("", handler::signOut);
                if (area.showsToken()) {
                    paths.POST("/token", handler::token);
                }
            });
        }
        return routes.build();
    }
}
