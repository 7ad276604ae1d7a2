package com.ogensync.connect.postgres.events;

import com.ogensync.connect.api.Revision;
import org.axonframework.serialization.RevisionResolver;
import org.jspecify.annotations.Nullable;

/** Reads the vocabulary's own {@link Revision}, so that the vocabulary needs nothing of Axon. */
final class ApiRevisions implements RevisionResolver {

    @Override
    public @Nullable String revisionOf(Class<?> payloadType) {
        var revision = payloadType.getAnnotation(Revision.class);
        return revision == null ? null : revision.value();
    }
}
