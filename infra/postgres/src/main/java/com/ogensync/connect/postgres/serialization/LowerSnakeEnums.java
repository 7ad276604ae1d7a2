package com.ogensync.connect.postgres.serialization;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/** Writes enums as {@code lower_snake} and accepts only that form. */
public final class LowerSnakeEnums extends JacksonAnnotationIntrospector {

    @Override
    public String[] findEnumValues(
            MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, @Nullable String[] names) {
        var lower = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            lower[i] = values[i].name().toLowerCase(Locale.ROOT);
        }
        return lower;
    }
}
