package com.ogensync.connect.api.session.query;

/** What became of an answer to a wish for a passkey. */
public enum PasskeyVerdict {
    /** WhatsApp took it; linking goes on. */
    TAKEN,
    /** Nobody wants one, or not this step, on this node and at this moment. */
    NOT_WANTED,
    /** It is not what was asked for, or WhatsApp could not be asked. */
    NOT_TAKEN
}
