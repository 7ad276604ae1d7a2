package com.ogensync.connect.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The revision of an event's stored shape, or of an aggregate's state as its snapshots store it. It is stored beside
 * the payload. Snapshots of another revision are ignored, so a change to the state or its classes must raise it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Revision {

    /** The revision; the first is {@code "1"}. */
    String value();
}
