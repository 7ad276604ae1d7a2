package com.ogensync.connect.app.wiring;

import com.ogensync.connect.whatsapp.bridge.BridgeState;
import com.ogensync.connect.whatsapp.bridge.BridgeSupervisor;
import java.util.Locale;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Without the bridge messages are accepted, and go out when it is back: degraded, not down. */
final class BridgeHealth implements HealthIndicator {

    private final BridgeSupervisor bridge;

    BridgeHealth(BridgeSupervisor bridge) {
        this.bridge = bridge;
    }

    @Override
    public Health health() {
        var state = bridge.state();
        var well = state.phase() == BridgeState.Phase.IDLE
                || (state.phase() == BridgeState.Phase.RUNNING && state.storageReachable());
        return (well ? Health.up() : Health.status("DEGRADED"))
                .withDetail("phase", state.phase().name().toLowerCase(Locale.ROOT))
                .withDetail("restarts", state.restarts())
                .build();
    }
}
