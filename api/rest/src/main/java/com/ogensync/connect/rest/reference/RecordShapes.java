package com.ogensync.connect.rest.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Marks the fields of record schemas as required and nullable according to the annotations of the record. */
@Component
@Lazy
final class RecordShapes implements ModelConverter {

    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var raw = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        var schema = chain.next().resolve(type, context, chain);
        if (schema != null && raw.isRecord()) {
            var model = modelOf(schema, context.getDefinedModels());
            if (model != null && model.getProperties() != null && model.getRequired() == null) {
                describe(model, raw);
            }
        }
        return schema;
    }

    @SuppressWarnings("rawtypes")
    private static @Nullable Schema<?> modelOf(Schema<?> schema, Map<String, Schema> models) {
        return schema.get$ref() == null ? schema : models.get(schema.get$ref().substring(REFERENCE.length()));
    }

    private static void describe(Schema<?> model, Class<?> type) {
        for (var component : type.getRecordComponents()) {
            var field = model.getProperties().get(component.getName());
            if (field == null || isLeftOut(component, type)) {
                continue;
            }
            model.addRequiredItem(component.getName());
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                model.addProperty(component.getName(), orNull(field));
            }
        }
    }

    private static boolean isLeftOut(RecordComponent component, Class<?> type) {
        boolean absent = component.getAccessor().isAnnotationPresent(JsonInclude.class)
                || type.isAnnotationPresent(JsonInclude.class);
        return absent && component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Schema<?> orNull(Schema<?> field) {
        if (field.get$ref() == null) {
            field.addType("null");
            return field;
        }
        var none = new Schema<>().types(Set.of("null"));
        return new Schema<>().anyOf(List.of(field, none));
    }
}
