package com.ogensync.connect.api.session;

/** The method of linking this service to a phone. */
public enum LinkMethod {
    /** The phone scans a QR code. */
    QR,
    /** The user types a code into the phone. */
    PAIRING_CODE
}
