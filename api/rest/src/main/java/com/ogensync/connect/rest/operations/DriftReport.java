package com.ogensync.connect.rest.operations;

import java.util.List;

/** What the reconciler has found. */
public interface DriftReport {

    /**
     * Its findings since this node started.
     *
     * @param drifting accounts whose projections differ from their events and are not mended; expected none
     * @param found how often it found one
     * @param healed how often it mended one
     * @param lateReports reports of WhatsApp that came after a message's final state
     */
    record Findings(List<String> drifting, long found, long healed, long lateReports) {
        public Findings {
            drifting = List.copyOf(drifting);
        }
    }

    /** Its findings. */
    Findings findings();
}
