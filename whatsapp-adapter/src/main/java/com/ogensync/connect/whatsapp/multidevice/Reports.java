package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.bridge.v1.Linked;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports events of one session until its owner unlinks it. Not thread-safe. */
final class Reports {

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

    private final SessionRef session;
    private boolean silent;
    private boolean stateReported;

    Reports(SessionRef session) {
        this.session = session;
    }

    void silence() {
        silent = true;
    }

    /** Reports a link even after silencing: the receiver unlinks a device whose attempt has ended. */
    void linked(Linked linked) {
        var _ = session.events().linked(session.account(), session.link(), linked.getNumber(), linked.getDevice());
    }

    /** Reports the device as disconnected if no state was reported yet. */
    void reportIfSilent() {
        if (!stateReported) {
            lost(LossReason.NETWORK, null);
        }
    }

    void restored() {
        stateReported = true;
        report(() -> session.events().connectionRestored(session.account(), session.link()));
    }

    void lost(LossReason reason, @Nullable Instant until) {
        stateReported = true;
        report(() -> session.events().connectionLost(session.account(), session.link(), reason, until));
    }

    /** Logs that WhatsApp stopped the session, temporarily or permanently. */
    void stopped(LossReason reason, String code) {
        LOG.warn("WhatsApp stopped the session of {}: {} ({})", session.account(), reason, code);
    }

    void expired() {
        report(() -> session.events().linkExpired(session.account(), session.link()));
    }

    void keysGone() {
        LOG.error("The keys of the device of {} are missing: it has to be linked again", session.account());
        unlinked(Actor.SYSTEM);
    }

    void unlinked(Actor by) {
        report(() -> session.events().unlinked(session.account(), session.link(), by));
    }

    private void report(Supplier<CompletableFuture<Void>> event) {
        if (!silent) {
            var _ = event.get();
        }
    }
}
