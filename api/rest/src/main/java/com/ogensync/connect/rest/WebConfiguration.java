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

/** How controllers are called: plain methods that may block, each on a virtual thread of its own. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebFluxConfigurer {

    /** This executor never interrupts: a caller who goes away does not stop what was begun. */
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

    /** Bodies check themselves: without this every start would prepare a validator by annotations. */
    @Override
    public Validator getValidator() {
        return new Nothing();
    }

    private static final class Nothing implements Validator {
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
