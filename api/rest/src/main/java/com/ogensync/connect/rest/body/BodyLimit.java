package com.ogensync.connect.rest.body;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Sets the maximum size of the request body of a controller method; the default is {@link BodySize#BYTES_MAX}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BodyLimit {

    /** The limit in bytes, a multiple of 1,024. */
    int value();
}
