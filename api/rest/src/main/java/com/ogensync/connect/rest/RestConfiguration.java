package com.ogensync.connect.rest;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The whole HTTP edge, to be imported. It needs these beans: {@link RestSettings}, {@link EventPositions},
 * {@link Backlog}, {@code Credentials}, {@code Vault}, {@code Clock}, Axon's {@code CommandGateway} and
 * {@code QueryGateway}; and, with the sandbox only, {@code SandboxWorld}.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class RestConfiguration {}
