package com.ogensync.connect.query.projection.processing;

import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Finds the batch of a projection in the current unit of work. A processor handles each batch of events in one unit of
 * work, and the batch is stored there as a resource under the projection's name.
 */
public final class ProjectionBatches {
    private final ProjectionTarget target;
    private final String key;

    /** Creates the batches of a projection. */
    public ProjectionBatches(ProjectionTarget target) {
        this.target = target;
        this.key = keyOf(target.projector().group());
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
        var batch = new ProjectionBatch(target);
        unitOfWork.onPrepareCommit(_ -> batch.flush());
        return batch;
    }

    private static String keyOf(String processor) {
        return ProjectionBatch.class.getName() + '/' + processor;
    }
}
