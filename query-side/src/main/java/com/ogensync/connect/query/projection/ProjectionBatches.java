package com.ogensync.connect.query.projection;

import com.mongodb.client.MongoCollection;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.bson.Document;

/** Finds the batch that belongs to the unit of work under way, one for each projection. */
final class ProjectionBatches {
    private final Projector projector;
    private final MongoCollection<Document> collection;
    private final StreamHistory history;
    private final ProjectionMonitor monitor;
    private final boolean sole;
    private final String key;

    ProjectionBatches(
            Projector projector,
            MongoCollection<Document> collection,
            StreamHistory history,
            ProjectionMonitor monitor,
            boolean sole) {
        this.projector = projector;
        this.collection = collection;
        this.history = history;
        this.monitor = monitor;
        this.sole = sole;
        this.key = keyOf(projector.group());
    }

    /** The batch under way. A parked event that is tried again is a batch of its own, written when it commits. */
    ProjectionBatch current() {
        var unitOfWork = CurrentUnitOfWork.get();
        return unitOfWork.getOrComputeResource(key, _ -> open(unitOfWork));
    }

    /** Writes what the unit of work under way has collected for a processor; nothing without one. */
    static void flush(String processor) {
        CurrentUnitOfWork.ifStarted(unitOfWork -> {
            ProjectionBatch batch = unitOfWork.getResource(keyOf(processor));
            if (batch != null) {
                batch.flush();
            }
        });
    }

    private ProjectionBatch open(UnitOfWork<?> unitOfWork) {
        var batch = new ProjectionBatch(projector, collection, history, monitor, sole);
        unitOfWork.onPrepareCommit(_ -> batch.flush());
        return batch;
    }

    private static String keyOf(String processor) {
        return ProjectionBatch.class.getName() + '/' + processor;
    }
}
