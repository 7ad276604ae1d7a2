package com.ogensync.connect.whatsapp.sandbox;

import java.util.List;

/** Controls the simulated phones, recipients and network of the sandbox. */
public interface SandboxNetwork {

    /**
     * Scans a QR code with a phone. Returns when the service has stored the link.
     *
     * @param code the text of the QR code
     * @param phone the scanning phone's number, digits
     * @return whether the phone was linked; false for an expired or unknown code, or without network
     */
    boolean scan(String code, String phone);

    /** Types a pairing code into the phone it was issued for; otherwise like {@link #scan}. */
    boolean typeCode(String code, String phone);

    /** Removes all linked devices of a phone. Returns when the service has stored it. */
    void unlink(String phone);

    /**
     * Sends a message to a phone. Returns when the service has stored it. Without network, the message is delivered
     * once the device is connected.
     *
     * @param from the sender's number, digits, or {@code <digits>@lid} for a sender whose number is not known
     * @return whether the phone has a linked device
     */
    boolean write(String phone, String from, String text);

    /** Switches the network on or off. Returns when the service has stored it. */
    void network(boolean up);

    /** Returns the messages to a number, in any spelling, or to {@code <digits>@lid}; oldest first. */
    List<SandboxMessage> messagesTo(String phone);
}
