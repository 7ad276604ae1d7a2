package com.ogensync.connect.multidevice;

import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import com.ogensync.connect.whatsapp.sandbox.SandboxMessage;
import com.ogensync.connect.whatsapp.sandbox.SandboxWhatsAppGateway;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class SandboxGatewayTest extends GatewayContract {

    @TempDir
    static Path folder;

    @Override
    Outside outside() {
        var gateway = new SandboxWhatsAppGateway(folder, Clock.systemUTC());
        var network = gateway.network();
        return new Outside() {

            @Override
            public WhatsAppGateway gateway() {
                return gateway;
            }

            @Override
            public void scan(String code, String phone) {
                network.scan(code, phone);
            }

            @Override
            public void typeCode(String code, String phone) {
                network.typeCode(code, phone);
            }

            @Override
            public void unlink(String phone) {
                network.unlink(phone);
            }

            // Only a phone with a linked device receives messages for it.
            @Override
            public boolean isLinked(String phone) {
                return network.write(phone, "918888888888", "Hello");
            }

            @Override
            public void network(boolean up) {
                network.network(up);
            }

            @Override
            public List<String> textsTo(String number) {
                return network.messagesTo(number).stream()
                        .map(SandboxMessage::text)
                        .toList();
            }

            @Override
            public void close() {}
        };
    }
}
