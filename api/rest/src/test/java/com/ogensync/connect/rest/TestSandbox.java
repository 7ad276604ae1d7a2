package com.ogensync.connect.rest;

import com.ogensync.connect.rest.sandbox.SandboxWorld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A sandbox with one QR code, one pairing code, one phone and one message. */
public final class TestSandbox implements SandboxWorld {

    public static final String CODE = "2@code";
    public static final String PAIRING_CODE = "ABCD-EFGH";
    public static final String PHONE = "919876543210";

    private final List<Boolean> network = new ArrayList<>();

    public List<Boolean> network() {
        return network;
    }

    @Override
    public boolean scan(String code, String phone) {
        return code.equals(CODE);
    }

    @Override
    public boolean typeCode(String code, String phone) {
        return code.equals(PAIRING_CODE) && phone.equals(PHONE);
    }

    @Override
    public boolean unlink(String phone) {
        return phone.equals(PHONE);
    }

    @Override
    public boolean write(String phone, String from, String text) {
        return phone.equals(PHONE);
    }

    @Override
    public void network(boolean up) {
        network.add(up);
    }

    @Override
    public List<Delivered> messagesTo(String phone) {
        return List.of(
                new Delivered("3EB0AA", PHONE, phone, "Hi \u2713", Instant.parse("2026-01-02T03:04:05.600Z"), 1));
    }
}
