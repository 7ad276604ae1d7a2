package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.bridge.v1.PasskeyStep;
import com.ogensync.connect.bridge.v1.SessionEvent;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the bridge tells of a session and that changes nothing about its connection: codes, mail, restrictions. */
final class SessionEventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SessionEventHandler.class);

    private final SessionContext around;
    private final AccountId account;
    private final long link;
    private final LinkCodes codes;
    private final IncomingMessages mail;
    private final Restrictions restrictions;
    private final BridgeCall line;
    private final Reports reports;

    SessionEventHandler(
            SessionContext around, AccountId account, long link, String session, BridgeCall line, Reports reports) {
        this.around = around;
        this.account = account;
        this.link = link;
        codes = new LinkCodes(around, account, link, session);
        mail = new IncomingMessages(around, account, session);
        restrictions = new Restrictions(around, account, link);
        this.line = line;
        this.reports = reports;
    }

    /** The session is opened anew. */
    void begin() {
        codes.begin();
    }

    void wantCode(String phone) {
        codes.want(phone, line.channel());
    }

    void hear(SessionEvent event) {
        var channel = line.channel();
        if (channel == null) {
            return;
        }
        switch (event.getEventCase()) {
            case LINK_CODE -> codes.shown(event.getLinkCode(), channel);
            case PASSKEY -> passkey(event.getPasskey());
            case SENDING_RESTRICTED -> restrictions.told(event.getSendingRestricted());
            case RECEIPT -> mail.receipt(event.getReceipt());
            case MESSAGE -> mail.incoming(event.getMessage(), channel);
            case TEXT_WANTED -> mail.textWanted(event.getTextWanted().getMessageId(), channel);
            case LINKED, CONNECTION, ENDED, ENGINE_NOTICE, EVENT_NOT_SET ->
                LOG.debug("The bridge notes {}", event.getEngineNotice().getName());
        }
    }

    private void passkey(PasskeyStep step) {
        if (!step.getError().isEmpty()) {
            LOG.warn("{}'s passkey: {}", account, step.getError());
        }
        var request = step.getRequestJson();
        var code = step.getConfirmationCode();
        around.events().passkeyWanted(account, link, request.isEmpty() ? null : request, code.isEmpty() ? null : code);
        reports.lost(LossReason.PASSKEY_REQUIRED, null);
    }

    /** The outcome, when what it means for the account is stored. */
    CompletableFuture<SendOutcome> heeded(SendOutcome outcome) {
        return restrictions.heeded(outcome);
    }
}
