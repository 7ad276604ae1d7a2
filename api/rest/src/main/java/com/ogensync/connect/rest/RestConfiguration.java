package com.ogensync.connect.rest;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * Spring configuration of the HTTP edge, for import by the application. Requires these beans: {@link RestSettings},
 * {@link EventPositions}, {@link Backlog}, {@code Credentials}, {@code Vault}, {@code Clock}, Axon's
 * {@code CommandGateway} and {@code QueryGateway}; and, with the sandbox only, {@code SandboxWorld}.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class RestConfiguration {}
