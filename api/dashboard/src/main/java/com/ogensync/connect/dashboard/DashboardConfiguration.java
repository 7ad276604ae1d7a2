package com.ogensync.connect.dashboard;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * Spring configuration of the web pages, for import by the application. Requires the beans {@link DashboardSettings}
 * and {@code Clock}.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class DashboardConfiguration {}
