package com.ogensync.connect.whatsapp.linking;

import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.api.session.query.ConnectionStatus;
import com.ogensync.connect.api.session.query.LinkCode;
import com.ogensync.connect.api.session.query.PasskeyStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A link attempt in progress on this node. Its codes exist only in this node's memory. Not thread-safe. */
final class Attempt {

    static final LinkCode NO_CODE = new LinkCode(ConnectionStatus.CONNECTING, null, null);
    static final LinkCode LINKED = new LinkCode(ConnectionStatus.CONNECTED, null, null);

    private final long link;
    private final Map<LinkMethod, LinkCode> codes = new EnumMap<>(LinkMethod.class);
    private final Map<LinkMethod, List<CompletableFuture<LinkCode>>> waiting = new EnumMap<>(LinkMethod.class);
    private final Map<LinkMethod, String> requested = new EnumMap<>(LinkMethod.class);
    private PasskeyStep passkey = PasskeyStep.NONE;
    private boolean announced;

    Attempt(long link) {
        this.link = link;
    }

    long link() {
        return link;
    }

    /** Records a request for a code. Returns false if the same one was made before; each phone has its own code. */
    boolean addRequest(LinkMethod method, @Nullable String phone) {
        var number = Objects.requireNonNullElse(phone, "");
        if (number.equals(requested.put(method, number))) {
            return false;
        }
        codes.remove(method);
        answer(method, NO_CODE);
        return true;
    }

    /** Whether a code of this attempt was shown before. */
    boolean announced() {
        return announced;
    }

    void show(LinkMethod method, String code, Instant expiresAt) {
        var shown = new LinkCode(ConnectionStatus.QR_READY, code, expiresAt);
        announced = true;
        codes.put(method, shown);
        answer(method, shown);
    }

    /** Completes the answer with a valid code, now or as soon as one is issued. */
    void await(LinkMethod method, Instant now, CompletableFuture<LinkCode> answer) {
        var code = codes.get(method);
        if (code != null && code.expiresAt() != null && now.isBefore(code.expiresAt())) {
            answer.complete(code);
        } else {
            waiting.computeIfAbsent(method, _ -> new ArrayList<>()).add(answer);
        }
    }

    /** Replaces the passkey step. The previous request is retained if the new step has only a confirmation code. */
    void setPasskey(@Nullable String request, @Nullable String code) {
        passkey = new PasskeyStep(request == null ? passkey.request() : request, code);
    }

    PasskeyStep passkey() {
        return passkey;
    }

    void end(LinkCode last) {
        codes.clear();
        for (var method : LinkMethod.values()) {
            answer(method, last);
        }
    }

    private void answer(LinkMethod method, LinkCode code) {
        var answers = waiting.remove(method);
        if (answers != null) {
            answers.forEach(answer -> answer.complete(code));
        }
    }
}
