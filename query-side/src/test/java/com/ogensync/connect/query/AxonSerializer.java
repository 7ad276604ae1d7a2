package com.ogensync.connect.query;

import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** The serializer for Axon's own types, such as tokens. */
final class AxonSerializer {
    private AxonSerializer() {}

    static Serializer serializer() {
        var ours = BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .build();
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(mapper -> mapper.polymorphicTypeValidator(ours))
                .build();
    }
}
