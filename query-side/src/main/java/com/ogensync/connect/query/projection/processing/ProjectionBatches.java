package com.ogensync.connect.query.projection.processing;

import com.mongodb.client.MongoCollection;
import com.ogensync.connect.query.projection.Projector;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.bson.Document;

/**
 * Finds the batch of a projection in the current unit of work. A processor handles each batch of events in one unit of
 * work, and the batch is stored there as a resource under the projection's name.
 */
public final class ProjectionBatches {
    private final Projector projector;
    private final MongoCollection<Document> collection;
    private final StreamHistory history;
    private final ProjectionMonitor monitor;
    private final boolean exclusive;
    private final String key;

    /** Creates the batches of a projection. */
    public ProjectionBatches(
            Projector projector,
            MongoCollection<Document> collection,
            StreamHistory history,
            ProjectionMonitor monitor,
            boolean exclusive) {
        this.projector = projector;
        this.collection = collection;
        this.history = history;
        this.monitor = monitor;
        this.exclusive = exclusive;
        this.key = keyOf(projector.group());
    }

    /**
     * Returns the current batch. When a dead letter is retried, no token is stored; its batch of one event is flushed
     * when the unit of work commits.
     */
    public ProjectionBatch current() {
        var unitOfWork = CurrentUnitOfWork.get();
        return unitOfWork.getOrComputeResource(key, _ -> open(unitOfWork));
    }

    /** Flushes the processor's batch in the current unit of work, if there is one. */
    static void flush(String processor) {
        CurrentUnitOfWork.ifStarted(unitOfWork -> {
            ProjectionBatch batch = unitOfWork.getResource(keyOf(processor));
            if (batch != null) {
                batch.flush();
            }
        });
    }

    private ProjectionBatch open(UnitOfWork<?> unitOfWork) {
        var batch = new ProjectionBatch(projector, collection, history, monitor, exclusive);
        unitOfWork.onPrepareCommit(_ -> batch.flush());
        return batch;
    }

    private static String keyOf(String processor) {
        return ProjectionBatch.class.getName() + '/' + processor;
    }
}
