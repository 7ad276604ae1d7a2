package com.ogensync.connect.rest.reference;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** Describes the whole API at /openapi.json: paths and shapes are read from the controllers, the words are ours. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:com/ogensync/connect/rest/reference/springdoc.properties")
class ReferenceConfiguration {}
