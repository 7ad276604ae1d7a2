package com.ogensync.connect.rest.reference;

import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.rest.paging.Parameters;
import com.ogensync.connect.rest.security.Caller;
import com.ogensync.connect.rest.security.OperatorCaller;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.stream.Stream;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.PropertySource;
import org.springframework.http.HttpHeaders;

/** Describes the whole API at /openapi.json: paths and shapes are read from the controllers, the words are ours. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:com/ogensync/connect/rest/reference/reference.properties")
class ReferenceConfiguration {

    private static final String DESCRIBER = "org.springdoc.";

    /** All but the paths, which come from the controllers. Nobody else asks for who brings {@link RecordShapes} in. */
    @Bean
    @Lazy
    @DependsOn("modelConverterRegistrar")
    OpenAPI frame() {
        // What controllers are told by us, or read by themselves, is nothing that a caller sends as it stands.
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Caller.class, OperatorCaller.class, RequestId.class, HttpHeaders.class, Parameters.class);
        var words = OpenApiProse.read();
        words.setPaths(null);
        words.getComponents().setSchemas(null);
        words.getComponents().setResponses(null);
        return words;
    }

    /** Whoever describes is made when the description is first asked for: a start would wait for it in vain. */
    @Bean
    static BeanFactoryPostProcessor describedWhenAsked() {
        return beans -> Stream.of(beans.getBeanDefinitionNames())
                .map(beans::getBeanDefinition)
                .filter(ReferenceConfiguration::describes)
                .forEach(it -> it.setLazyInit(true));
    }

    private static boolean describes(BeanDefinition bean) {
        var maker = bean instanceof AnnotatedBeanDefinition annotated ? annotated.getFactoryMethodMetadata() : null;
        var name = maker == null ? bean.getBeanClassName() : maker.getDeclaringClassName();
        return name != null && name.startsWith(DESCRIBER);
    }
}
