package com.ogensync.connect.app.wiring;

import com.ogensync.connect.rest.sandbox.SandboxWorld;
import com.ogensync.connect.whatsapp.sandbox.SandboxNetwork;
import java.util.List;

/** Exposes the sandbox's phones and network to the HTTP API, which does not depend on the gateway. */
final class SandboxOutside implements SandboxWorld {

    private final SandboxNetwork network;

    SandboxOutside(SandboxNetwork network) {
        this.network = network;
    }

    @Override
    public boolean scan(String code, String phone) {
        return network.scan(code, phone);
    }

    @Override
    public boolean typeCode(String code, String phone) {
        return network.typeCode(code, phone);
    }

    @Override
    public boolean unlink(String phone) {
        network.unlink(phone);
        return true;
    }

    @Override
    public boolean write(String phone, String from, String text) {
        return network.write(phone, from, text);
    }

    @Override
    public void network(boolean up) {
        network.network(up);
    }

    @Override
    public List<Delivered> messagesTo(String phone) {
        return network.messagesTo(phone).stream()
                .map(message -> new Delivered(
                        message.id().value(),
                        message.from(),
                        message.to(),
                        message.text(),
                        message.at(),
                        message.copies()))
                .toList();
    }
}
