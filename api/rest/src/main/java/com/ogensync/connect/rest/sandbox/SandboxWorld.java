package com.ogensync.connect.rest.sandbox;

import java.time.Instant;
import java.util.List;

/** The phone and the network of the sandbox, driven from outside. */
public interface SandboxWorld {

    /**
     * What arrived at a recipient.
     *
     * @param copies how often the same message id was handed to WhatsApp
     */
    record Delivered(String messageId, String from, String to, String text, Instant at, int copies) {}

    /** The phone scans the text of a QR code; false when the code is old or unknown. */
    boolean scan(String code, String phone);

    /** A pairing code is typed into the phone; false when the code is old, unknown, or made for another number. */
    boolean typeCode(String code, String phone);

    /** The user removes the device on the phone; false when that phone has none linked. */
    boolean unlink(String phone);

    /**
     * Somebody writes to the phone, from a number or from {@code <digits>@lid}; false when that phone has no linked
     * device.
     */
    boolean write(String phone, String from, String text);

    /** The network comes or goes. */
    void network(boolean up);

    /** What arrived at a number, oldest first. */
    List<Delivered> messagesTo(String phone);
}
