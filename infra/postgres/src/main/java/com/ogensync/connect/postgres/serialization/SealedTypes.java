package com.ogensync.connect.postgres.serialization;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;
import tools.jackson.databind.jsontype.impl.DefaultTypeResolverBuilder;

/** Writes the class of a value of a sealed type into snapshots, as {@code @class}. */
public final class SealedTypes extends DefaultTypeResolverBuilder {

    SealedTypes(PolymorphicTypeValidator validator) {
        super(validator, DefaultTyping.NON_FINAL, JsonTypeInfo.As.PROPERTY);
    }

    @Override
    public boolean useForType(JavaType type) {
        return type.getRawClass().isSealed() && !type.isEnumType();
    }
}
