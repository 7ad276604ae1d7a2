package com.ogensync.connect.whatsapp.sandbox;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.runtime.timing.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The codes of one link attempt, with WhatsApp's lifetimes: six QR codes, the first valid for 60 s and the others for
 * 20 s each; a pairing code for one phone, valid for the sum of these times. Guarded by the network's lock.
 */
final class CodeSequence {

    static final Duration FIRST = Duration.ofSeconds(60);
    static final Duration FURTHER = Duration.ofSeconds(20);
    static final int QR_CODES = 6;
    static final Duration WHOLE = FIRST.plus(FURTHER.multipliedBy(QR_CODES - 1));

    private final AccountId account;
    private final long link;
    private final Attempts attempts;
    private final Codes codes = new Codes();
    private final List<Timer.Cancellation> timers = new ArrayList<>();
    private boolean qrRequested;
    private int qrIssued;
    private @Nullable String qr;
    private @Nullable String pairing;
    private @Nullable String pairingPhone;

    CodeSequence(AccountId account, long link, Attempts attempts) {
        this.account = account;
        this.link = link;
        this.attempts = attempts;
    }

    AccountId account() {
        return account;
    }

    long link() {
        return link;
    }

    void request(LinkMethod method, @Nullable String phone) {
        if (method == LinkMethod.QR) {
            qrRequested = true;
        } else {
            pairingPhone = phone;
            pairing = null;
        }
    }

    /** Issues the requested codes that were not issued yet. */
    void issue() {
        if (qrRequested && qrIssued == 0) {
            nextQr();
        }
        if (pairingPhone != null && pairing == null) {
            var code = Codes.pairing();
            pairing = code;
            attempts.issued(this, LinkMethod.PAIRING_CODE, code, WHOLE);
            timers.add(attempts.later(WHOLE, () -> endPairing(code)));
        }
    }

    boolean isQr(String code) {
        return code.equals(qr);
    }

    boolean isPairing(String code, String phone) {
        return code.equals(pairing) && phone.equals(pairingPhone);
    }

    /** Invalidates all codes. */
    void end() {
        timers.forEach(Timer.Cancellation::cancel);
        qr = null;
        pairing = null;
    }

    private void nextQr() {
        if (qrIssued == QR_CODES) {
            qr = null;
            endIfOver();
            return;
        }
        var validity = qrIssued == 0 ? FIRST : FURTHER;
        var code = codes.qr();
        qrIssued++;
        qr = code;
        attempts.issued(this, LinkMethod.QR, code, validity);
        timers.add(attempts.later(validity, () -> {
            if (code.equals(qr)) {
                nextQr();
            }
        }));
    }

    private void endPairing(String code) {
        if (code.equals(pairing)) {
            pairing = null;
            pairingPhone = null;
            endIfOver();
        }
    }

    private void endIfOver() {
        if (qr == null && pairing == null) {
            attempts.expired(this);
        }
    }
}
