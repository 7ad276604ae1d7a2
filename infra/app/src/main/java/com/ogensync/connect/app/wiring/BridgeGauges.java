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

/** How the bridge is, and which sessions need a person. */
final class BridgeGauges implements MeterBinder {

    private static final List<LossReason> FOR_A_PERSON =
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
        gauge(metrics, "whatsapp.bridge.restarts", "lives of the bridge after the first", BridgeState::restarts);
        gauge(metrics, "whatsapp.bridge.sessions", "sessions open in the bridge", BridgeState::sessions);
        gauge(metrics, "whatsapp.bridge.connected", "sessions connected to WhatsApp", BridgeState::connected);
        gauge(metrics, "whatsapp.bridge.resident.bytes", "the bridge's memory", BridgeState::residentBytes);
        FOR_A_PERSON.forEach(reason -> Gauge.builder("whatsapp.sessions.stopped", () -> gateway.stopped(reason))
                .description("sessions that WhatsApp stopped and that wait for a person")
                .tag("reason", reason.text())
                .register(metrics));
    }

    private void gauge(MeterRegistry metrics, String name, String description, ToDoubleFunction<BridgeState> figure) {
        Gauge.builder(name, () -> figure.applyAsDouble(bridge.state()))
                .description(description)
                .register(metrics);
    }
}
