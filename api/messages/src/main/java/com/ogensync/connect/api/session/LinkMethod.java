package com.ogensync.connect.api.session;

/** How a phone is asked to link this service as a device. */
public enum LinkMethod {
    /** The phone scans a picture. */
    QR,
    /** The code is typed into the phone. */
    PAIRING_CODE
}
