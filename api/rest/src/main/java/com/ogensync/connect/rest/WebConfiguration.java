package com.ogensync.connect.rest;

import com.ogensync.connect.rest.body.StrictJsonReader;
import com.ogensync.connect.rest.paging.ParameterArguments;
import com.ogensync.connect.rest.security.CallerArguments;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** WebFlux configuration: runs blocking controller methods, each on its own virtual thread. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebFluxConfigurer {

    /** Uses an executor that never interrupts, so that a disconnecting client does not stop a running request. */
    @Override
    public void configureBlockingExecution(BlockingExecutionConfigurer configurer) {
        var executor = new SimpleAsyncTaskExecutor("request-");
        executor.setVirtualThreads(true);
        configurer.setExecutor(executor);
    }

    @Override
    public void configureHttpMessageCodecs(ServerCodecConfigurer configurer) {
        configurer.customCodecs().register(new StrictJsonReader());
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(new CallerArguments(), new ParameterArguments());
    }

    /**
     * Returns a validator without function: request records validate themselves, and the default one would slow down
     * every start.
     */
    @Override
    public Validator getValidator() {
        return new NoValidation();
    }

    private static final class NoValidation implements Validator {
        @Override
        public boolean supports(Class<?> type) {
            return false;
        }

        @Override
        public void validate(Object target, Errors errors) {
            throw new IllegalStateException("No body is validated by annotations");
        }
    }
}
