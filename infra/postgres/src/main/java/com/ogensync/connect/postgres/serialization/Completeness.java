package com.ogensync.connect.postgres.serialization;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;

/** Checks that an event is complete: only components marked {@link Nullable} may be null. */
public final class Completeness {

    private static final ClassValue<List<Method>> REQUIRED = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                    .map(RecordComponent::getAccessor)
                    .toList();
        }
    };

    private Completeness() {}

    static void check(Record event) {
        for (var accessor : REQUIRED.get(event.getClass())) {
            var value = value(accessor, event);
            if (value == null) {
                throw new SerializationException(
                        event.getClass().getSimpleName() + " is incomplete: it has no " + accessor.getName());
            }
            if (value instanceof Record part) {
                check(part);
            }
        }
    }

    private static @Nullable Object value(Method accessor, Record event) {
        try {
            return accessor.invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new SerializationException("An event's components are public", e);
        }
    }
}
