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

/**
 * Serves the OpenAPI description at /openapi.json: paths and schemas come from the controllers, prose and examples from
 * words.yaml.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:com/ogensync/connect/rest/reference/reference.properties")
class ReferenceConfiguration {

    private static final String SPRINGDOC = "org.springdoc.";

    /**
     * The description without paths and schemas, which come from the controllers. {@code modelConverterRegistrar},
     * which registers {@link RecordShapes}, is lazy and has no other dependent.
     */
    @Bean
    @Lazy
    @DependsOn("modelConverterRegistrar")
    OpenAPI frame() {
        // These controller arguments are resolved by the edge and are not request parameters.
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Caller.class, OperatorCaller.class, RequestId.class, HttpHeaders.class, Parameters.class);
        var prose = OpenApiProse.read();
        prose.setPaths(null);
        prose.getComponents().setSchemas(null);
        prose.getComponents().setResponses(null);
        return prose;
    }

    /**
     * Makes all springdoc beans lazy: they are needed at the first request of the description, and would delay the
     * start.
     */
    @Bean
    static BeanFactoryPostProcessor lazySpringdoc() {
        return beans -> Stream.of(beans.getBeanDefinitionNames())
                .map(beans::getBeanDefinition)
                .filter(ReferenceConfiguration::isSpringdocBean)
                .forEach(it -> it.setLazyInit(true));
    }

    private static boolean isSpringdocBean(BeanDefinition bean) {
        var factoryMethod =
                bean instanceof AnnotatedBeanDefinition annotated ? annotated.getFactoryMethodMetadata() : null;
        var name = factoryMethod == null ? bean.getBeanClassName() : factoryMethod.getDeclaringClassName();
        return name != null && name.startsWith(SPRINGDOC);
    }
}
