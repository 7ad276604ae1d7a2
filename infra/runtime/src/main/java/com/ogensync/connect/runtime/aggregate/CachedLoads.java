package com.ogensync.connect.runtime.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;

/** The aggregates that a unit of work has taken from the cache. */
final class CachedLoads {

    /** A cached aggregate and its last sequence number when it was loaded. */
    record Load(Aggregate<?> aggregate, long version) {

        String id() {
            return aggregate.identifierAsString();
        }

        boolean isUnchanged() {
            return version == versionOf(aggregate);
        }
    }

    private static final String RESOURCE = CachedLoads.class.getName();

    private final List<Load> loads = new ArrayList<>();

    static CachedLoads of(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(RESOURCE, _ -> new CachedLoads());
    }

    void add(Aggregate<?> aggregate) {
        loads.add(new Load(aggregate, versionOf(aggregate)));
    }

    List<Load> all() {
        return List.copyOf(loads);
    }

    private static long versionOf(Aggregate<?> aggregate) {
        return Objects.requireNonNull(aggregate.version(), "A stored aggregate has a sequence number");
    }
}
