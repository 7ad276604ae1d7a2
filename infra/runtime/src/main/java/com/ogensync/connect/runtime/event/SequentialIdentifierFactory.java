package com.ogensync.connect.runtime.event;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.IdentifierFactory;

/**
 * Creates Axon's identifiers of messages: UUIDs of version 8 (RFC 9562, 5.8) with 60 random bits per process and a
 * counter. They need to be unique, not secret; a random UUID for each of the many messages costs more than the rest of
 * their creation.
 */
public final class SequentialIdentifierFactory extends IdentifierFactory {

    private static final long RANDOM_BITS = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = Long.MIN_VALUE;

    private final long process = (new SecureRandom().nextLong() & RANDOM_BITS) | VERSION_8;
    private final AtomicLong counter = new AtomicLong();

    @Override
    public String generateIdentifier() {
        return new UUID(process, VARIANT | counter.incrementAndGet()).toString();
    }
}
