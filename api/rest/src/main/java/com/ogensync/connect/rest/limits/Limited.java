package com.ogensync.connect.rest.limits;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Selects the rate limit of a controller method. Without this annotation, requests of an account count as reads,
 * requests of an operator as operations, and other requests have no limit.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Limited {

    /** The policy under which requests are counted. */
    Policy value();
}
