package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.whatsapp.gateway.WhatsAppEvents;

/**
 * Identifies a session.
 *
 * @param link the number of its link attempt
 */
record SessionRef(SessionContext context, AccountId account, long link) {

    /** Returns the session's id in the bridge. */
    String id() {
        return account.uuid() + ":" + link;
    }

    WhatsAppEvents events() {
        return context.events();
    }
}
