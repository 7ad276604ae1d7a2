package com.ogensync.connect.query.projection.processing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Finds the batch of a projection in the current unit of work. The processor handles each batch of events in one unit
 * of work, whose resource is a batch for each projection.
 */
public final class ProjectionBatches {
    private static final String KEY = ProjectionBatch.class.getName();

    private final ProjectionTarget target;

    /** Creates the batches of a projection. */
    public ProjectionBatches(ProjectionTarget target) {
        this.target = target;
    }

    /**
     * Returns the current batch. When a dead letter is retried, no token is stored; its batch of one event is flushed
     * when the unit of work commits.
     */
    public ProjectionBatch current() {
        return batches(CurrentUnitOfWork.get())
                .computeIfAbsent(target.projector().name(), _ -> new ProjectionBatch(target));
    }

    /** Flushes the batches in the current unit of work, if there are any. */
    static void flush() {
        CurrentUnitOfWork.ifStarted(unitOfWork -> flush(unitOfWork.getResource(KEY)));
    }

    private static void flush(@Nullable Map<String, ProjectionBatch> batches) {
        if (batches != null) {
            batches.values().forEach(ProjectionBatch::flush);
        }
    }

    private static Map<String, ProjectionBatch> batches(UnitOfWork<?> unitOfWork) {
        return unitOfWork.getOrComputeResource(KEY, _ -> {
            var batches = new LinkedHashMap<String, ProjectionBatch>();
            unitOfWork.onPrepareCommit(_ -> flush(batches));
            return batches;
        });
    }
}
