package com.ogensync.connect.whatsapp.sandbox;

import java.util.List;

/** The world outside this service, as the sandbox plays it: phones, recipients, and the network between. */
public interface SandboxNetwork {

    /**
     * A phone scans a QR code. It returns when the service has heard of the link.
     *
     * @param code the text read from the picture
     * @param phone the scanning phone's number, digits
     * @return whether the phone is linked now; false for an old or unknown code, or without network
     */
    boolean scan(String code, String phone);

    /** A pairing code is typed into the phone it was made for; else as {@link #scan}. */
    boolean typeCode(String code, String phone);

    /** The phone's owner removes all its linked devices. It returns when the service has heard of it. */
    void unlink(String phone);

    /**
     * Somebody writes to a phone. It returns when the service has stored it; without network, the message waits until
     * the device is connected.
     *
     * @param from the sender's number, digits, or {@code <digits>@lid} for a sender whose number is not known
     * @return whether the phone has a linked device
     */
    boolean write(String phone, String from, String text);

    /** The network goes away, or comes back. It returns when the service has heard of it. */
    void network(boolean up);

    /** What arrived at a number, however it is written, or at {@code <digits>@lid}; oldest first. */
    List<SandboxMessage> messagesTo(String phone);
}
