package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.bridge.v1.Linked;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is told of one session; nothing more once its owner unlinks it. Used by one thread at a time. */
final class Reports {

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

    private final SessionContext around;
    private final AccountId account;
    private final long link;
    private boolean silent;
    private boolean heardOf;

    Reports(SessionContext around, AccountId account, long link) {
        this.around = around;
        this.account = account;
        this.link = link;
    }

    void silence() {
        silent = true;
    }

    /** A link is told even then: whoever hears of it too late undoes it. */
    void linked(Linked linked) {
        var _ = around.events().linked(account, link, linked.getNumber(), linked.getDevice());
    }

    /** After a while without any word the device counts as not connected. */
    void expectWord() {
        if (!heardOf) {
            lost(LossReason.NETWORK, null);
        }
    }

    void restored() {
        heardOf = true;
        if (!silent) {
            var _ = around.events().connectionRestored(account, link);
        }
    }

    void lost(LossReason reason, @Nullable Instant until) {
        heardOf = true;
        if (!silent) {
            var _ = around.events().connectionLost(account, link, reason, until);
        }
    }

    /** WhatsApp does not want the device any more, for now or for good. */
    void stopped(LossReason reason, String code) {
        LOG.warn("WhatsApp stopped the session of {}: {} ({})", account, reason, code);
    }

    void expired() {
        if (!silent) {
            var _ = around.events().linkExpired(account, link);
        }
    }

    void keysGone() {
        LOG.error("The keys of {}'s device are gone: it has to be linked again", account);
        unlinked(Actor.SYSTEM);
    }

    void unlinked(Actor by) {
        if (!silent) {
            var _ = around.events().unlinked(account, link, by);
        }
    }
}
