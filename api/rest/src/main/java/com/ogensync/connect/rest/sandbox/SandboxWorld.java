package com.ogensync.connect.rest.sandbox;

import java.time.Instant;
import java.util.List;

/** Port to the simulated phone and network of the sandbox. */
public interface SandboxWorld {

    /**
     * A message delivered to a recipient.
     *
     * @param copies how often the same message id was handed to WhatsApp
     */
    record Delivered(String messageId, String from, String to, String text, Instant at, int copies) {}

    /** Scans the text of a QR code with the phone; false if the code is old or unknown. */
    boolean scan(String code, String phone);

    /** Enters a pairing code on the phone; false if the code is old, unknown, or issued for another number. */
    boolean typeCode(String code, String phone);

    /** Unlinks the device on the phone; false if the phone has no linked device. */
    boolean unlink(String phone);

    /** Sends a message to the phone from a number or {@code <digits>@lid}; false if the phone has no linked device. */
    boolean write(String phone, String from, String text);

    /** Switches the network on or off. */
    void network(boolean up);

    /** Returns the messages delivered to a number, oldest first. */
    List<Delivered> messagesTo(String phone);
}
