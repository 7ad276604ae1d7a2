package com.ogensync.connect.rest;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ReactorResourceFactory;

/** The edge alone, as Spring starts it. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(RestConfiguration.class)
class EdgeApplication {

    /** So that closing one edge does not stop the threads of another. */
    @Bean
    ReactorResourceFactory ownThreads() {
        var resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        return resources;
    }
}
