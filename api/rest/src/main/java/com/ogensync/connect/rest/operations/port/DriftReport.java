package com.ogensync.connect.rest.operations.port;

import java.util.List;

/** The findings of the reconciler. */
public interface DriftReport {

    /**
     * The findings since this node started.
     *
     * @param drifting accounts whose projections differ from their events and are not repaired yet; expected empty
     * @param found how often a difference was found
     * @param healed how often a difference was repaired
     * @param lateReports reports of WhatsApp that arrived after a message's final state
     */
    record Findings(List<String> drifting, long found, long healed, long lateReports) {
        public Findings {
            drifting = List.copyOf(drifting);
        }
    }

    /** Returns the findings. */
    Findings findings();
}
