package com.ogensync.connect.reliability.attacks.inputs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Bodies that are not JSON, the wrong JSON, or too large. */
final class BadBodies {

    private static final int FIELD_MAX = 4_096;

    /** A passkey response, which may be long. */
    private static final String LONGEST_FIELD = "response";

    private static final int LONGEST_FIELD_MAX = 16_384;

    private static final String JSON = "Content-Type: application/json";
    private static final String ENTRY = "entry";

    /** Values that are invalid for every field. */
    private static final String[] WRONG_VALUES = {
        "7",
        "-1",
        "1e999999999",
        "0.1",
        "null",
        "[]",
        "{}",
        "[\"919876543210\"]",
        "{\"a\":\"b\"}",
        "nul",
        "'a'",
        "\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u0000\"",
        "\"a\\u0000b\"",
        "\"\\ud800\"",
        "\"\\udfff\\ud800\"",
        "\"\\ud83dx\"",
        "\"\u00ff\u00fe\"",
        "\"\u00c0\u0080\"",
        "\"\u00ed\u00a0\u0080\"",
        "\"\u00f4\u0090\u0080\u0080\"",
        "\"\u00c3\"",
        "\"a\u0000b\"",
        "\"a\nb\"",
        "\"\u0001\"",
        "NaN",
        "-Infinity",
        "01",
        "+1",
        "1.",
        "\"\"",
        "\"   \"",
        "undefined"
    };

    private static final String[] NO_OBJECTS = {
        " ",
        "null",
        "true",
        "7",
        "\"x\"",
        "[]",
        "[{}]",
        "{",
        "}",
        "{}{}",
        "{\"a\"}",
        "{\"a\":}",
        "{,}",
        "\u00ef\u00bb\u00bf",
        "{\u00ef\u00bb\u00bf}",
        "\u00ef\u00bb\u00bf\u00ef\u00bb\u00bf{}",
        "{}x",
        "<a/>",
        "a=b&c=d",
        "\u0000",
        "\u00ff\u00fe{\u0000}\u0000",
        "{'a':'b'}",
        "{}//",
        "{\"\":1,}"
    };

    private static final String[] WRONG_TYPES = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/xml",
        "application/json;charset=utf-16",
        "application/json; charset=iso-8859-1",
        "application/problem+json",
        "application/*",
        "*/*",
        "json",
        "application/json-patch+json",
        "text/json",
        "application/octet-stream"
    };

    private static final String[] BROKEN_TYPES = {
        "/", "application/", ";;;", "application/json;charset=nonsense", "\u00ff"
    };

    private BadBodies() {}

    static BadRequest next(Target target) {
        return switch (target.random().nextInt(14)) {
            case 0, 1, 2 -> BadRequest.of("wrong value", target.with(object(wrongValue(target)), JSON), 400);
            case 3 -> BadRequest.of("missing field", target.with(object(missing(target)), JSON), 400);
            case 4 -> BadRequest.of("duplicate key", target.with(duplicate(target), JSON), 400);
            case 5 -> BadRequest.of("no object", target.with(target.oneOf(NO_OBJECTS), JSON), 400);
            case 6 -> BadRequest.of("noise", target.with(noise(target), JSON), 400);
            case 7 -> BadRequest.of("deep JSON", target.with(deep(target), JSON), 400);
            case 8 -> tooLong(target);
            case 9 -> hugeNumber(target);
            case 10 -> BadRequest.of("cut short", target.with(cutShort(target), JSON), 400);
            case 11 -> BadRequest.of("wrong type", target.with(good(target), type(target.oneOf(WRONG_TYPES))), 415);
            case 12 ->
                BadRequest.of("broken type", target.with(good(target), type(target.oneOf(BROKEN_TYPES))), 400, 415);
            default -> BadFraming.next(target, good(target));
        };
    }

    static String good(Target target) {
        return object(target.route().fields());
    }

    private static String type(String type) {
        return "Content-Type: " + type;
    }

    private static String object(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(it -> "\"" + it.getKey() + "\":" + it.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Map<String, String> wrongValue(Target target) {
        return changed(target, target.oneOf(WRONG_VALUES));
    }

    /** A number that is valid but that identifies nothing. */
    private static BadRequest hugeNumber(Target target) {
        var digits = "9".repeat(1 + target.random().nextInt(20_000));
        var field = aField(target);
        var request = target.with(object(changed(target, field, digits)), JSON);
        return field.equals(ENTRY)
                ? BadRequest.of("huge number", request, 400, 404)
                : BadRequest.of("huge number", request, 400);
    }

    private static Map<String, String> changed(Target target, String value) {
        return changed(target, aField(target), value);
    }

    /** Replaces a field's value; a value that is valid for a number is sent as a string. */
    private static Map<String, String> changed(Target target, String field, String value) {
        var fields = new LinkedHashMap<>(target.route().fields());
        var isNumber = !fields.getOrDefault(field, "").startsWith("\"");
        fields.put(field, isNumber && value.matches("-?[0-9]{1,7}") ? "\"" + value + "\"" : value);
        return fields;
    }

    private static Map<String, String> missing(Target target) {
        var fields = new LinkedHashMap<>(target.route().fields());
        fields.remove(aField(target));
        fields.put(target.letters(5), "\"unknown\"");
        return fields;
    }

    private static String duplicate(Target target) {
        var body = good(target);
        var name = aField(target);
        return body.substring(0, body.length() - 1) + ",\"" + name + "\":"
                + target.route().fields().get(name) + "}";
    }

    private static String aField(Target target) {
        var names = List.copyOf(target.route().fields().keySet());
        return names.get(target.random().nextInt(names.size()));
    }

    private static String noise(Target target) {
        var bytes = new StringBuilder("\u0080");
        for (var i = target.random().nextInt(500); i > 0; i--) {
            bytes.append((char) target.random().nextInt(256));
        }
        return bytes.toString();
    }

    private static String deep(Target target) {
        var depth = 33 + target.random().nextInt(30_000);
        var body = good(target);
        return target.random().nextBoolean()
                ? body.substring(0, body.length() - 1) + ",\"deep\":" + "[".repeat(depth) + "]".repeat(depth) + "}"
                : "{\"a\":".repeat(Math.min(depth, 10_000));
    }

    private static String cutShort(Target target) {
        var body = good(target);
        return body.substring(0, 1 + target.random().nextInt(body.length() - 1));
    }

    /** A text that is too long for its field, or a body that is too large. */
    private static BadRequest tooLong(Target target) {
        if (target.random().nextBoolean()) {
            var padding = " ".repeat(64 * 1024 + target.random().nextInt(200_000));
            return BadRequest.of("huge body", target.with(good(target) + padding, JSON), 413);
        }
        var field = aField(target);
        if (field.equals(LONGEST_FIELD)) {
            var text = "x".repeat(LONGEST_FIELD_MAX + 1);
            return BadRequest.of("16,385 characters", withText(target, field, text), 400);
        }
        // Code points of one byte, or escaped surrogate pairs.
        var text = (target.random().nextBoolean() ? "x" : "\\ud83d\\ude00").repeat(FIELD_MAX + 1);
        return BadRequest.of("4,097 characters", withText(target, field, text), 400);
    }

    private static String withText(Target target, String field, String text) {
        return target.with(object(changed(target, field, "\"" + text + "\"")), JSON);
    }
}
