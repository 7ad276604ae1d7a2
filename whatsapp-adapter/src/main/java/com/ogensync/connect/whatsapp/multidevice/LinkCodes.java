package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.bridge.v1.BridgeGrpc;
import com.ogensync.connect.bridge.v1.LinkCode;
import com.ogensync.connect.bridge.v1.PairingCodeReply;
import com.ogensync.connect.bridge.v1.PairingCodeRequest;
import io.grpc.Channel;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The codes of a link attempt. The bridge issues QR codes unasked; a pairing code can be requested after the first. */
final class LinkCodes {

    private static final Logger LOG = LoggerFactory.getLogger(LinkCodes.class);
    private static final int ANSWER_SECONDS_MAX = 20;

    private final SessionContext context;
    private final AccountId account;
    private final long link;
    private final String session;
    private @Nullable String phone;
    private boolean ready;

    LinkCodes(SessionContext context, AccountId account, long link, String session) {
        this.context = context;
        this.account = account;
        this.link = link;
        this.session = session;
    }

    /** Requests a pairing code for this number, now or after the first QR code. */
    void request(String number, @Nullable Channel channel) {
        phone = number;
        if (ready && channel != null) {
            requestNow(number, channel);
        }
    }

    /** Restarts the attempt, which invalidates its codes. */
    void restart() {
        ready = false;
    }

    void shown(LinkCode code, Channel channel) {
        var method = code.getMethod() == LinkCode.Method.PAIRING_CODE ? LinkMethod.PAIRING_CODE : LinkMethod.QR;
        context.events()
                .codeIssued(account, link, method, code.getCode(), Instant.ofEpochMilli(code.getExpiresAtMillis()));
        if (!ready) {
            ready = true;
            if (phone != null) {
                requestNow(phone, channel);
            }
        }
    }

    private void requestNow(String number, Channel channel) {
        var answer = new UnaryCall<PairingCodeReply>();
        BridgeGrpc.newStub(channel)
                .withDeadlineAfter(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
                .requestPairingCode(
                        PairingCodeRequest.newBuilder()
                                .setSessionId(session)
                                .setNumber(number)
                                .build(),
                        answer);
        var _ = answer.future().thenAccept(reply -> {
            if (!reply.getRefused().isEmpty()) {
                LOG.warn("WhatsApp refused to issue a pairing code: {}", reply.getRefused());
            }
        });
    }
}
