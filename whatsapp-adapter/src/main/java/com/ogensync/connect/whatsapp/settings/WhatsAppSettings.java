package com.ogensync.connect.whatsapp.settings;

import com.ogensync.connect.whatsapp.pacing.Pacing;
import java.time.Duration;

/**
 * Settings of the WhatsApp module.
 *
 * @param nodeId this node's name in leases; a node with a stable name regains its sessions right after a restart
 * @param ackTimeout how long a gateway may wait for WhatsApp's acknowledgement
 * @param stopGrace how long the shutdown waits for messages in progress
 * @param absenceKept how long a number that is not on WhatsApp is cached; zero disables the cache
 * @param pacing the pacing of outgoing messages
 */
public record WhatsAppSettings(
        String nodeId, Duration ackTimeout, Duration stopGrace, Duration absenceKept, Pacing pacing) {}
