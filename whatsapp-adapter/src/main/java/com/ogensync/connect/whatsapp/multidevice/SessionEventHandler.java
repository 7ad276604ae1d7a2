package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.bridge.v1.PasskeyStep;
import com.ogensync.connect.bridge.v1.SessionEvent;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles the bridge's session events that do not change the connection: codes, messages, receipts, restrictions. */
final class SessionEventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SessionEventHandler.class);

    private final SessionRef session;
    private final LinkCodes codes;
    private final IncomingMessages incoming;
    private final Restrictions restrictions;
    private final BridgeCall bridgeCall;
    private final Reports reports;

    SessionEventHandler(SessionRef session, BridgeCall bridgeCall, Reports reports) {
        this.session = session;
        codes = new LinkCodes(session);
        incoming = new IncomingMessages(session);
        restrictions = new Restrictions(session);
        this.bridgeCall = bridgeCall;
        this.reports = reports;
    }

    /** Prepares for a new connection of the session. */
    void reset() {
        codes.restart();
    }

    void requestPairingCode(String phone) {
        codes.request(phone, bridgeCall.channel());
    }

    void handle(SessionEvent event) {
        var channel = bridgeCall.channel();
        if (channel == null) {
            return;
        }
        switch (event.getEventCase()) {
            case LINK_CODE -> codes.shown(event.getLinkCode(), channel);
            case PASSKEY -> passkey(event.getPasskey());
            case SENDING_RESTRICTED -> restrictions.changed(event.getSendingRestricted());
            case RECEIPT -> incoming.receipt(event.getReceipt());
            case MESSAGE -> incoming.incoming(event.getMessage(), channel);
            case TEXT_WANTED -> incoming.textWanted(event.getTextWanted().getMessageId(), channel);
            case LINKED, CONNECTION, ENDED, ENGINE_NOTICE, EVENT_NOT_SET ->
                LOG.debug("Ignored bridge event: {}", event.getEngineNotice().getName());
        }
    }

    private void passkey(PasskeyStep step) {
        if (!step.getError().isEmpty()) {
            LOG.warn("Passkey step of {} failed: {}", session.account(), step.getError());
        }
        var request = step.getRequestJson();
        var code = step.getConfirmationCode();
        session.events()
                .passkeyWanted(
                        session.account(),
                        session.link(),
                        request.isEmpty() ? null : request,
                        code.isEmpty() ? null : code);
        reports.lost(LossReason.PASSKEY_REQUIRED, null);
    }

    /** Stores the restriction that a refused message implies, and then completes with the outcome. */
    CompletableFuture<SendOutcome> storeRestriction(SendOutcome outcome) {
        return restrictions.storeRestriction(outcome);
    }
}
