package com.ogensync.connect.postgres.serialization;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;

/** The three JSON serializers: general, events, snapshots. */
public final class Serializers {

    private Serializers() {}

    /**
     * The serializer for tracking tokens and all other data of Axon. Axon's own types have their class names in the
     * JSON.
     */
    public static Serializer general(RevisionResolver revisions) {
        return Jackson3Serializer.builder()
                .revisionResolver(revisions)
                .jsonMapperBuilderCustomizer(mapper -> mapper.polymorphicTypeValidator(allowedTypes()))
                .build();
    }

    /** The serializer for events in their current shapes only. */
    public static Serializer events(RevisionResolver revisions) {
        return events(revisions, new EventUpcasterChain());
    }

    /**
     * The serializer for events, whose bytes are frozen. A payload that differs from what would be written for the
     * event's type is rejected.
     */
    public static Serializer events(RevisionResolver revisions, EventUpcaster upcasters) {
        return new EventSerializer(
                Jackson3Serializer.builder()
                        .revisionResolver(revisions)
                        .jsonMapperBuilderCustomizer(Serializers::exact),
                revisions,
                upcasters);
    }

    /**
     * The serializer for snapshots: an aggregate's private fields, with class names where a sealed type has several
     * subtypes.
     */
    public static Serializer snapshots(RevisionResolver revisions) {
        return Jackson3Serializer.builder()
                .revisionResolver(revisions)
                .jsonMapperBuilderCustomizer(mapper -> {
                    exact(mapper);
                    mapper.changeDefaultVisibility(
                                    seen -> seen.with(Visibility.NONE).withFieldVisibility(Visibility.ANY))
                            .enable(MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS)
                            .setDefaultTyping(new SealedTypes(allowedTypes()));
                })
                .build();
    }

    private static PolymorphicTypeValidator allowedTypes() {
        return BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("com.ogensync.connect.")
                .allowIfSubType("org.axonframework.")
                .build();
    }

    private static void exact(JsonMapper.Builder mapper) {
        mapper.addModule(new VocabularyModule())
                .annotationIntrospector(new LowerSnakeEnums())
                .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }
}
