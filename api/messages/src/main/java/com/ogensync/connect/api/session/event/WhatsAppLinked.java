package com.ogensync.connect.api.session.event;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;

/**
 * A phone linked this service as a device.
 *
 * @param number digits with country code, sealed under the profile key
 * @param device the device's WhatsApp address, sealed under the profile key
 */
@Revision("1")
public record WhatsAppLinked(SessionId sessionId, long link, Sealed number, Sealed device, Instant at)
        implements WhatsAppSessionEvent {}
