package com.ogensync.connect.api.session.query;

/** The result of a submitted passkey response or confirmation. */
public enum PasskeyVerdict {
    /** WhatsApp accepted it; linking continues. */
    TAKEN,
    /** No linking attempt on this node currently requires this passkey step. */
    NOT_WANTED,
    /** It does not match the request, or WhatsApp could not be reached. */
    NOT_TAKEN
}
