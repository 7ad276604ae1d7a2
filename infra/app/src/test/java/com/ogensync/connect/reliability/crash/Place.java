package com.ogensync.connect.reliability.crash;

import java.util.regex.Pattern;

/**
 * A place in code, written {@code package.Type#method@entry} or {@code package.Type#method(Parameter)@exit}.
 *
 * @param type its internal name
 * @param parameter must occur in the method's descriptor; distinguishes overloads
 */
record Place(String type, String method, String parameter, boolean exit) {

    private static final Pattern FORM = Pattern.compile("([\\w.$]+)#([\\w<>$]+)(?:\\(([\\w$]*)\\))?@(entry|exit)");

    static Place of(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("Not a place in code: " + text);
        }
        var parameter = match.group(3) == null ? "" : match.group(3);
        return new Place(
                match.group(1).replace('.', '/'),
                match.group(2),
                parameter,
                match.group(4).equals("exit"));
    }

    boolean isMethod(String name, String descriptor) {
        return method.equals(name) && (parameter.isEmpty() || descriptor.contains("/" + parameter + ";"));
    }
}
