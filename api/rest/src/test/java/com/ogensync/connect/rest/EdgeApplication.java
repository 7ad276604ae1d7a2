package com.ogensync.connect.rest;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ReactorResourceFactory;

/** A Spring application that consists of the HTTP edge only. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(RestConfiguration.class)
class EdgeApplication {

    /** Gives each edge its own threads, so that closing one does not stop those of another. */
    @Bean
    ReactorResourceFactory ownThreads() {
        var resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        return resources;
    }
}
