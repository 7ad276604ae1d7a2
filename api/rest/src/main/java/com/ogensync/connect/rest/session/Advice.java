package com.ogensync.connect.rest.session;

import com.ogensync.connect.api.session.LossReason;

/** Advice to users about a device that is not connected. */
final class Advice {

    private Advice() {}

    static String about(LossReason reason) {
        return switch (reason) {
            case NETWORK -> "The connection to WhatsApp is lost; the service reconnects automatically";
            case REPLACED -> "Another client is using this linked device; close it, or link the device again";
            case BANNED -> "WhatsApp has banned the number; open WhatsApp on the phone to request a review";
            case LOCKED -> "WhatsApp has locked the account; open WhatsApp on the phone and follow the instructions";
            case OUTDATED -> "WhatsApp no longer supports this client version; the service must be updated";
            case PAUSED -> "WhatsApp has paused the number temporarily; wait, then send fewer messages";
            case PASSKEY_REQUIRED ->
                "WhatsApp requires the account's passkey before linking; submit it to POST /api/session/passkey";
        };
    }
}
