package com.ogensync.connect.multidevice;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.app.embedded.EmbeddedPostgres;
import com.ogensync.connect.app.secrets.DataFolder;
import com.ogensync.connect.reliability.audit.Delivery;
import com.ogensync.connect.reliability.child.StandIn;
import com.ogensync.connect.whatsapp.bridge.BridgeProgram;
import com.ogensync.connect.whatsapp.bridge.BridgeSettings;
import com.ogensync.connect.whatsapp.bridge.BridgeSupervisor;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import com.ogensync.connect.whatsapp.multidevice.MultideviceWhatsAppGateway;
import com.ogensync.connect.whatsapp.multidevice.SentTexts;
import com.ogensync.connect.whatsapp.sending.OpenMessages;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real gateway and its bridge on a separate database, and a simulated WhatsApp server. */
final class BridgedOutside implements Outside {

    private final StandIn whatsApp = StandIn.start();
    private final EmbeddedPostgres postgres;
    private final BridgeSettings settings;
    private MultideviceWhatsAppGateway gateway;

    BridgedOutside(Path folder) {
        var data = DataFolder.at(folder);
        postgres = EmbeddedPostgres.serve(data);
        var address = postgres.address();
        var test = whatsApp.settings();
        settings = new BridgeSettings(
                data.folder("bridge"),
                "postgresql://127.0.0.1:" + postgres.port() + "/ogensync_connect",
                address.user().orElseThrow(),
                address.password().orElseThrow().revealed(),
                test.getOrDefault("WHATSAPP_TEST_SERVER", ""),
                test.getOrDefault("WHATSAPP_TEST_ROOT", ""));
        gateway = fresh(settings);
        whatsApp.options(Map.of("not_on_whatsapp", List.of(NOT_ON_WHATSAPP)));
        injectFaults();
    }

    private static MultideviceWhatsAppGateway fresh(BridgeSettings settings) {
        return new MultideviceWhatsAppGateway(
                new BridgeSupervisor(BridgeProgram.packed().orElseThrow(), settings),
                new SentTexts(withoutData(OpenMessages.class), withoutData(Vault.class)),
                Clock.systemUTC());
    }

    /** Stops the gateway and its bridge, and replaces them with new ones that are not started yet. */
    void anotherBridge() {
        gateway.stop();
        gateway = fresh(settings);
    }

    private static <T> T withoutData(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> Optional.empty()));
    }

    private void injectFaults() {
        whatsApp.fault(Map.of("action", "nack", "code", "463", "to", REFUSED, "times", -1));
        whatsApp.fault(Map.of("action", "no_ack", "to", NEVER_ACKNOWLEDGED, "times", -1));
    }

    @Override
    public WhatsAppGateway gateway() {
        return gateway;
    }

    @Override
    public void scan(String code, String phone) {
        whatsApp.scan(code, phone);
    }

    @Override
    public void typeCode(String code, String phone) {
        whatsApp.typeCode(code, phone);
    }

    @Override
    public void unlink(String phone) {
        whatsApp.unlink(phone, 0);
    }

    @Override
    public boolean isLinked(String phone) {
        return !whatsApp.devices(phone).isEmpty();
    }

    /** Returns whether one of the phone's devices is connected. */
    boolean isConnected(String phone) {
        for (var device : whatsApp.devices(phone)) {
            if (device.path("connected").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void network(boolean up) {
        if (up) {
            whatsApp.clearFaults();
            injectFaults();
        } else {
            whatsApp.fault(Map.of("action", "refuse_connection", "times", -1));
            whatsApp.drop();
        }
    }

    @Override
    public List<String> textsTo(String number) {
        return whatsApp.messagesTo(number).stream().map(Delivery::text).toList();
    }

    @Override
    public void close() {
        whatsApp.close();
        postgres.close();
    }
}
