package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.bridge.v1.Linked;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports events of one session until its owner unlinks it. Not thread-safe. */
final class Reports {

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

    private final SessionContext context;
    private final AccountId account;
    private final long link;
    private boolean silent;
    private boolean stateReported;

    Reports(SessionContext context, AccountId account, long link) {
        this.context = context;
        this.account = account;
        this.link = link;
    }

    void silence() {
        silent = true;
    }

    /** Reports a link even after silencing: the receiver unlinks a device whose attempt has ended. */
    void linked(Linked linked) {
        var _ = context.events().linked(account, link, linked.getNumber(), linked.getDevice());
    }

    /** Reports the device as disconnected if no state was reported yet. */
    void reportIfSilent() {
        if (!stateReported) {
            lost(LossReason.NETWORK, null);
        }
    }

    void restored() {
        stateReported = true;
        if (!silent) {
            var _ = context.events().connectionRestored(account, link);
        }
    }

    void lost(LossReason reason, @Nullable Instant until) {
        stateReported = true;
        if (!silent) {
            var _ = context.events().connectionLost(account, link, reason, until);
        }
    }

    /** Logs that WhatsApp stopped the session, temporarily or permanently. */
    void stopped(LossReason reason, String code) {
        LOG.warn("WhatsApp stopped the session of {}: {} ({})", account, reason, code);
    }

    void expired() {
        if (!silent) {
            var _ = context.events().linkExpired(account, link);
        }
    }

    void keysGone() {
        LOG.error("The keys of the device of {} are missing: it has to be linked again", account);
        unlinked(Actor.SYSTEM);
    }

    void unlinked(Actor by) {
        if (!silent) {
            var _ = context.events().unlinked(account, link, by);
        }
    }
}
