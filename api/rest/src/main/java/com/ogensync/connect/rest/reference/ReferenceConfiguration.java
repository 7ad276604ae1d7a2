package com.ogensync.connect.rest.reference;

import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.rest.paging.Parameters;
import com.ogensync.connect.rest.security.Caller;
import com.ogensync.connect.rest.security.Operator;
import io.swagger.v3.oas.models.OpenAPI;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.http.HttpHeaders;

/** Describes the whole API at /openapi.json: paths and shapes are read from the controllers, the words are ours. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:com/ogensync/connect/rest/reference/reference.properties")
class ReferenceConfiguration {

    static {
        // What controllers are told by us, or read by themselves, is nothing that a caller sends as it stands.
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Caller.class, Operator.class, RequestId.class, HttpHeaders.class, Parameters.class);
    }

    /** All but the paths, which come from the controllers. */
    @Bean
    OpenAPI frame() {
        var words = Words.read();
        words.setPaths(null);
        words.getComponents().setSchemas(null);
        words.getComponents().setResponses(null);
        return words;
    }
}
