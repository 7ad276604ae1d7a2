package com.ogensync.connect.whatsapp.session;

import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.api.session.event.LinkExpired;
import com.ogensync.connect.api.session.event.LinkRequested;
import com.ogensync.connect.api.session.event.QrIssued;
import com.ogensync.connect.api.session.event.WhatsAppConnectionLost;
import com.ogensync.connect.api.session.event.WhatsAppConnectionRestored;
import com.ogensync.connect.api.session.event.WhatsAppLinked;
import com.ogensync.connect.api.session.event.WhatsAppSessionEvent;
import com.ogensync.connect.api.session.event.WhatsAppUnlinked;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a session stands after its events so far. It is stored in snapshots: nothing in it looks like a getter.
 *
 * @param link the number of the latest attempt; 0 before the first
 * @param reason why a linked device is not connected; null when it is
 * @param until when WhatsApp lets it go on, if it said so
 */
record Standing(
        long link,
        Stage stage,
        @Nullable LossReason reason,
        @Nullable Instant until) {

    /** How far an attempt has come. */
    enum Stage {
        NOT_LINKED,
        REQUESTED,
        CODE_SHOWN,
        LINKED
    }

    static final Standing INITIAL = new Standing(0, Stage.NOT_LINKED, null, null);

    Standing after(WhatsAppSessionEvent event) {
        return switch (event) {
            case LinkRequested requested -> new Standing(requested.link(), Stage.REQUESTED, null, null);
            case QrIssued _ -> new Standing(link, Stage.CODE_SHOWN, null, null);
            case LinkExpired _, WhatsAppUnlinked _ -> new Standing(link, Stage.NOT_LINKED, null, null);
            case WhatsAppLinked _, WhatsAppConnectionRestored _ -> new Standing(link, Stage.LINKED, null, null);
            case WhatsAppConnectionLost lost -> new Standing(link, stage, lost.reason(), lost.until());
        };
    }

    boolean linked() {
        return stage == Stage.LINKED;
    }

    boolean underWay() {
        return stage == Stage.REQUESTED || stage == Stage.CODE_SHOWN;
    }

    boolean isAttempt(long number) {
        return underWay() && link == number;
    }

    boolean isDevice(long number) {
        return linked() && link == number;
    }

    /** Before it links a device, WhatsApp may want a passkey; all else is about devices that are linked. */
    boolean canLose(long number, LossReason why) {
        return isDevice(number) || (isAttempt(number) && why == LossReason.PASSKEY_REQUIRED);
    }

    boolean isLost(LossReason why, @Nullable Instant end) {
        return reason == why && Objects.equals(until, end);
    }
}
