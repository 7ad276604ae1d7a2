package com.ogensync.connect.postgres.serialization;

import com.ogensync.connect.api.Revision;
import org.axonframework.serialization.RevisionResolver;
import org.jspecify.annotations.Nullable;

/**
 * Resolves revisions from the messages' own {@link Revision} annotation, so that api/messages does not depend on Axon.
 */
public final class ApiRevisions implements RevisionResolver {

    @Override
    public @Nullable String revisionOf(Class<?> payloadType) {
        var revision = payloadType.getAnnotation(Revision.class);
        return revision == null ? null : revision.value();
    }
}
