package com.ogensync.connect.bench;

import java.io.IOException;
import java.util.Map;

/** Where messages arrive: the sandbox, or the simulated WhatsApp server. */
interface Phones extends AutoCloseable {

    /** The product's built-in sandbox. */
    Phones SANDBOX = new Phones() {
        @Override
        public String name() {
            return "sandbox";
        }

        @Override
        public Map<String, String> settings() {
            return Map.of("PACING", "off");
        }

        @Override
        public void typeCode(int port, String code, String phone) throws IOException {
            try (var http = new Http(port)) {
                http.call(Http.post(
                                "/sandbox/phone/code", "", "{\"code\":\"" + code + "\",\"phone\":\"" + phone + "\"}"))
                        .expect(200);
            }
        }

        @Override
        public void close() {}
    };

    /** Returns the name in the figures. */
    String name();

    /** Returns the settings with which the product uses these phones. */
    Map<String, String> settings();

    /** Enters a pairing code on a phone. {@code port} is the product's. */
    void typeCode(int port, String code, String phone) throws IOException;

    @Override
    void close();
}
