package com.ogensync.connect.api;

import java.util.regex.Pattern;

/**
 * The originator of a change.
 *
 * @param value {@code user}, {@code system}, {@code phone} or {@code operator:<name>}
 */
public record Actor(String value) implements Identifier {

    private static final Pattern SHAPE = Pattern.compile("user|system|phone|operator:[a-z0-9][a-z0-9._-]{0,62}");

    /** The account's owner, acting through the API. */
    public static final Actor USER = new Actor("user");
    /** This service. */
    public static final Actor SYSTEM = new Actor("system");
    /** The account's owner, acting on the phone. */
    public static final Actor PHONE = new Actor("phone");

    public Actor {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not an actor: user, system, phone or operator:<name>");
        }
    }

    /** Returns the actor of an operator. */
    public static Actor operator(String name) {
        return new Actor("operator:" + name);
    }

    @Override
    public String toString() {
        return value;
    }
}
