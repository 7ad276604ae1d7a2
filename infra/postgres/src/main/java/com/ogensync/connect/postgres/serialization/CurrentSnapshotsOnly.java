package com.ogensync.connect.postgres.serialization;

import java.util.Objects;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.RevisionResolver;

/** Accepts only snapshots of their class's current revision; otherwise the aggregate is read from its events. */
public final class CurrentSnapshotsOnly implements SnapshotFilter {

    private final RevisionResolver revisions;

    /** Compares with the revisions of the current classes. */
    public CurrentSnapshotsOnly(RevisionResolver revisions) {
        this.revisions = revisions;
    }

    @Override
    public boolean test(DomainEventData<?> snapshot) {
        var stored = snapshot.getPayload().getType();
        try {
            var type = Class.forName(stored.getName(), false, getClass().getClassLoader());
            return Objects.equals(revisions.revisionOf(type), stored.getRevision());
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
