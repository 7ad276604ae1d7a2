package com.ogensync.connect.app.wiring;

import com.ogensync.connect.whatsapp.bridge.BridgeState;
import com.ogensync.connect.whatsapp.bridge.BridgeSupervisor;
import java.util.Locale;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Reports a stopped bridge as DEGRADED, not DOWN, because messages are still accepted and sent after its restart. */
final class BridgeHealth implements HealthIndicator {

    private final BridgeSupervisor bridge;

    BridgeHealth(BridgeSupervisor bridge) {
        this.bridge = bridge;
    }

    @Override
    public Health health() {
        var state = bridge.state();
        var healthy = state.phase() == BridgeState.Phase.IDLE
                || (state.phase() == BridgeState.Phase.RUNNING && state.storageReachable());
        return (healthy ? Health.up() : Health.status("DEGRADED"))
                .withDetail("phase", state.phase().name().toLowerCase(Locale.ROOT))
                .withDetail("restarts", state.restarts())
                .build();
    }
}
