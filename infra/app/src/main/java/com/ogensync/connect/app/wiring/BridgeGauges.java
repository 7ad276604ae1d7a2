package com.ogensync.connect.app.wiring;

import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.whatsapp.bridge.BridgeState;
import com.ogensync.connect.whatsapp.bridge.BridgeSupervisor;
import com.ogensync.connect.whatsapp.multidevice.MultideviceWhatsAppGateway;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Gauges of the bridge, and of sessions that need manual action. */
final class BridgeGauges implements MeterBinder {

    private static final List<LossReason> NEED_MANUAL_ACTION =
            List.of(LossReason.REPLACED, LossReason.BANNED, LossReason.LOCKED, LossReason.OUTDATED);

    private final BridgeSupervisor bridge;
    private final MultideviceWhatsAppGateway gateway;

    BridgeGauges(BridgeSupervisor bridge, MultideviceWhatsAppGateway gateway) {
        this.bridge = bridge;
        this.gateway = gateway;
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        gauge(
                metrics,
                "whatsapp.bridge.up",
                "1 while the bridge runs",
                state -> state.phase() == BridgeState.Phase.RUNNING ? 1 : 0);
        gauge(metrics, "whatsapp.bridge.restarts", "restarts of the bridge", BridgeState::restarts);
        gauge(metrics, "whatsapp.bridge.sessions", "sessions open in the bridge", BridgeState::sessions);
        gauge(metrics, "whatsapp.bridge.connected", "sessions connected to WhatsApp", BridgeState::connected);
        gauge(metrics, "whatsapp.bridge.resident.bytes", "the bridge's memory", BridgeState::residentBytes);
        NEED_MANUAL_ACTION.forEach(reason -> Gauge.builder("whatsapp.sessions.stopped", () -> gateway.stopped(reason))
                .description("sessions that WhatsApp stopped and that need manual action")
                .tag("reason", reason.text())
                .register(metrics));
    }

    private void gauge(MeterRegistry metrics, String name, String description, ToDoubleFunction<BridgeState> figure) {
        Gauge.builder(name, () -> figure.applyAsDouble(bridge.state()))
                .description(description)
                .register(metrics);
    }
}
