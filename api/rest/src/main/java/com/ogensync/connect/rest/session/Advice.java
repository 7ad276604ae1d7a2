package com.ogensync.connect.rest.session;

import com.ogensync.connect.api.session.LossReason;

/** What a person can do about a device that is not connected. */
final class Advice {

    private Advice() {}

    static String about(LossReason reason) {
        return switch (reason) {
            case NETWORK -> "The way to WhatsApp is broken; the connection comes back by itself";
            case REPLACED -> "Another client uses this linked device; close it, or link again";
            case BANNED -> "WhatsApp banned the number; open WhatsApp on the phone to ask for a review";
            case LOCKED -> "WhatsApp locked the account; open WhatsApp on the phone and follow what it says";
            case OUTDATED -> "WhatsApp does not talk to this version any more; the service has to be updated";
            case PAUSED -> "WhatsApp paused the number for a time; wait, and then send less";
            case PASSKEY_REQUIRED ->
                "WhatsApp asks for the account's passkey before it links; hand it in at POST /api/session/passkey";
        };
    }
}
