package com.ogensync.connect.api.operator;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Identifier;
import java.util.regex.Pattern;

/**
 * The id of an operator.
 *
 * @param name 1-63 of lower-case letters, digits, {@code . _ -}, starting with a letter or digit; not a uuid, since
 *     uuids identify accounts
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

    /** Returns whether the text is a valid operator name. */
    public static boolean isName(String text) {
        return SHAPE.matcher(text).matches() && !UUID.matcher(text).matches();
    }

    /** Parses {@code operator:<name>}. */
    public static OperatorId parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("Not an operator's id: it must start with operator:");
        }
        return new OperatorId(text.substring(PREFIX.length()));
    }

    /** Returns the operator as the originator of a change. */
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
