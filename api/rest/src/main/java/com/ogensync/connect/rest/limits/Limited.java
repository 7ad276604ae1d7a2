package com.ogensync.connect.rest.limits;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which limit a controller's method falls under. Without it, what an account asks is a read, what an operator asks is
 * an operation, and all else is free.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Limited {

    /** What it counts as. */
    Policy value();
}
