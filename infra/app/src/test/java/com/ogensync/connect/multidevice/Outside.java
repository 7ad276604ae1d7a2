package com.ogensync.connect.multidevice;

import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import java.util.List;

/** A gateway, and the phones and the network that it talks to. */
interface Outside extends AutoCloseable {

    /** Everybody else gets what is sent, and acknowledges it. */
    String NOT_ON_WHATSAPP = "10000000404";

    String REFUSED = "10000000463";
    String NEVER_ACKNOWLEDGED = "10000000408";

    WhatsAppGateway gateway();

    void scan(String code, String phone);

    void typeCode(String code, String phone);

    /** The phone's owner removes its linked device. */
    void unlink(String phone);

    /** Whether the phone has a linked device. */
    boolean isLinked(String phone);

    /** The network goes away, or comes back. */
    void network(boolean up);

    /** What a number's owner sees, oldest first. */
    List<String> textsTo(String number);

    @Override
    void close();
}
