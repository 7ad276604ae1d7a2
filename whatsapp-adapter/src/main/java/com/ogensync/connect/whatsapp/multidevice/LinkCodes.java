package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.bridge.v1.LinkCode;
import com.ogensync.connect.bridge.v1.PairingCodeReply;
import com.ogensync.connect.bridge.v1.PairingCodeRequest;
import io.grpc.Channel;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The codes of a link attempt. The bridge issues QR codes unasked; a pairing code can be requested after the first. */
final class LinkCodes {

    private static final Logger LOG = LoggerFactory.getLogger(LinkCodes.class);
    private static final Duration PAIRING_CODE_TIMEOUT = Duration.ofSeconds(20);

    private final SessionRef session;
    private @Nullable String phone;
    private boolean ready;

    LinkCodes(SessionRef session) {
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
        var expiresAt = Instant.ofEpochMilli(code.getExpiresAtMillis());
        session.events().codeIssued(session.account(), session.link(), method, code.getCode(), expiresAt);
        if (!ready) {
            ready = true;
            if (phone != null) {
                requestNow(phone, channel);
            }
        }
    }

    private void requestNow(String number, Channel channel) {
        var request = PairingCodeRequest.newBuilder()
                .setSessionId(session.id())
                .setNumber(number)
                .build();
        var _ = UnaryCall.<PairingCodeReply>begin(
                        channel, PAIRING_CODE_TIMEOUT, (stub, reply) -> stub.requestPairingCode(request, reply))
                .thenAccept(reply -> {
                    if (!reply.getRefused().isEmpty()) {
                        LOG.warn("WhatsApp refused to issue a pairing code: {}", reply.getRefused());
                    }
                });
    }
}
