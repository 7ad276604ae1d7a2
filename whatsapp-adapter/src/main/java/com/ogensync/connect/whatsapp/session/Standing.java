package com.ogensync.connect.whatsapp.session;

import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.api.session.event.LinkExpired;
import com.ogensync.connect.api.session.event.LinkRequested;
import com.ogensync.connect.api.session.event.QrIssued;
import com.ogensync.connect.api.session.event.SendingRestricted;
import com.ogensync.connect.api.session.event.SendingRestrictionLifted;
import com.ogensync.connect.api.session.event.WhatsAppConnectionLost;
import com.ogensync.connect.api.session.event.WhatsAppConnectionRestored;
import com.ogensync.connect.api.session.event.WhatsAppLinked;
import com.ogensync.connect.api.session.event.WhatsAppSessionEvent;
import com.ogensync.connect.api.session.event.WhatsAppUnlinked;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * State of a session. It is stored in snapshots, so no other method may have the form of a getter.
 *
 * @param link the number of the latest attempt; 0 before the first
 * @param reason why a linked device is not connected; null if it is connected
 * @param until when WhatsApp accepts a connection again, if it announced a time
 * @param restricted until when a linked device may not send; null if it may
 */
record Standing(
        long link,
        Stage stage,
        @Nullable LossReason reason,
        @Nullable Instant until,
        @Nullable Instant restricted) {

    /** Stage of a link attempt. */
    enum Stage {
        NOT_LINKED,
        REQUESTED,
        CODE_SHOWN,
        LINKED
    }

    static final Standing INITIAL = new Standing(0, Stage.NOT_LINKED, null, null, null);

    Standing after(WhatsAppSessionEvent event) {
        return switch (event) {
            case LinkRequested requested -> unlinked(requested.link(), Stage.REQUESTED);
            case QrIssued _ -> unlinked(link, Stage.CODE_SHOWN);
            case LinkExpired _, WhatsAppUnlinked _ -> unlinked(link, Stage.NOT_LINKED);
            case WhatsAppLinked _, WhatsAppConnectionRestored _ ->
                new Standing(link, Stage.LINKED, null, null, restricted);
            case WhatsAppConnectionLost lost -> new Standing(link, stage, lost.reason(), lost.until(), restricted);
            case SendingRestricted paused -> new Standing(link, stage, reason, until, paused.until());
            case SendingRestrictionLifted _ -> new Standing(link, stage, reason, until, null);
        };
    }

    private static Standing unlinked(long link, Stage stage) {
        return new Standing(link, stage, null, null, null);
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

    /**
     * Whether a loss with this reason applies: to a linked device, or to an attempt for which a passkey is required.
     */
    boolean canLose(long number, LossReason why) {
        return isDevice(number) || (isAttempt(number) && why == LossReason.PASSKEY_REQUIRED);
    }

    boolean isLost(LossReason why, @Nullable Instant end) {
        return reason == why && Objects.equals(until, end);
    }

    /** Whether the device may not send at that moment. */
    boolean isRestrictedAt(Instant moment) {
        return restricted != null && moment.isBefore(restricted);
    }
}
