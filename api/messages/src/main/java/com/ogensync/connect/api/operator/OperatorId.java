package com.ogensync.connect.api.operator;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Identifier;
import java.util.regex.Pattern;

/**
 * Names one member of the operations team.
 *
 * @param name 1-63 of lower-case letters, digits, {@code . _ -}, not beginning with one of the last three, and no uuid:
 *     that would be an account's
 */
public record OperatorId(String name) implements Identifier {

    private static final String PREFIX = "operator:";
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public OperatorId {
        if (!isName(name)) {
            throw new IllegalArgumentException("Not an operator's name");
        }
    }

    /** Whether somebody may be called so. */
    public static boolean isName(String text) {
        return SHAPE.matcher(text).matches() && !UUID.matcher(text).matches();
    }

    /** Reads {@code operator:<name>}. */
    public static OperatorId parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("Not an operator's id: it starts with operator:");
        }
        return new OperatorId(text.substring(PREFIX.length()));
    }

    /** As whoever caused something. */
    public Actor actor() {
        return Actor.operator(name);
    }

    @Override
    public String value() {
        return PREFIX + name;
    }

    @Override
    public String toString() {
        return value();
    }
}
