package com.ogensync.connect.whatsapp.sandbox;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.runtime.timing.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The codes of one attempt at linking, as WhatsApp makes them: six QR codes, the first good for 60 s and the others for
 * 20 s each; a pairing code that is good for as long as those together, for one phone. Guarded by the gateway's lock.
 */
final class CodeSequence {

    static final Duration FIRST = Duration.ofSeconds(60);
    static final Duration FURTHER = Duration.ofSeconds(20);
    static final int QR_CODES = 6;
    static final Duration WHOLE = FIRST.plus(FURTHER.multipliedBy(QR_CODES - 1));

    /** What a sequence needs of its gateway. */
    interface Owner {
        void issued(CodeSequence sequence, LinkMethod method, String code, Duration good);

        void usedUp(CodeSequence sequence);

        /** Runs a task later under the gateway's lock. */
        Timer.Cancellation later(Duration delay, Runnable task);
    }

    private final AccountId account;
    private final long link;
    private final Owner owner;
    private final QrText qrText = new QrText();
    private final List<Timer.Cancellation> timers = new ArrayList<>();
    private boolean wantsQr;
    private int qrIssued;
    private @Nullable String qr;
    private @Nullable String pairing;
    private @Nullable String pairingPhone;

    CodeSequence(AccountId account, long link, Owner owner) {
        this.account = account;
        this.link = link;
        this.owner = owner;
    }

    AccountId account() {
        return account;
    }

    long link() {
        return link;
    }

    void want(LinkMethod method, @Nullable String phone) {
        if (method == LinkMethod.QR) {
            wantsQr = true;
        } else {
            pairingPhone = phone;
            pairing = null;
        }
    }

    /** Issues what is wanted and not there yet. */
    void issue() {
        if (wantsQr && qrIssued == 0) {
            nextQr();
        }
        if (pairingPhone != null && pairing == null) {
            var code = Codes.pairing();
            pairing = code;
            owner.issued(this, LinkMethod.PAIRING_CODE, code, WHOLE);
            timers.add(owner.later(WHOLE, () -> endPairing(code)));
        }
    }

    boolean isQr(String code) {
        return code.equals(qr);
    }

    boolean isPairing(String code, String phone) {
        return code.equals(pairing) && phone.equals(pairingPhone);
    }

    /** No code is good any more. */
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
        var good = qrIssued == 0 ? FIRST : FURTHER;
        var code = qrText.next();
        qrIssued++;
        qr = code;
        owner.issued(this, LinkMethod.QR, code, good);
        timers.add(owner.later(good, () -> {
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
            owner.usedUp(this);
        }
    }
}
