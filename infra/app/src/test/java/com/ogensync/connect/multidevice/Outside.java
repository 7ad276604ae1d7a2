package com.ogensync.connect.multidevice;

import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import java.util.List;

/** A gateway with simulated phones and network. */
interface Outside extends AutoCloseable {

    /** All other numbers receive and acknowledge messages. */
    String NOT_ON_WHATSAPP = "10000000404";

    String REFUSED = "10000000463";
    String NEVER_ACKNOWLEDGED = "10000000408";

    WhatsAppGateway gateway();

    void scan(String code, String phone);

    void typeCode(String code, String phone);

    /** Removes the linked device on the phone. */
    void unlink(String phone);

    /** Returns whether the phone has a linked device. */
    boolean isLinked(String phone);

    /** Takes the network down or up. */
    void network(boolean up);

    /** Returns the messages on a number's phone, oldest first. */
    List<String> textsTo(String number);

    @Override
    void close();
}
