package com.ogensync.connect.whatsapp.sandbox;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.runtime.timing.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The link attempts in progress, one per account. Guarded by the network's lock. */
final class Attempts {

    private final SimulatedNetwork network;
    private final Map<AccountId, CodeSequence> sequences = new HashMap<>();

    Attempts(SimulatedNetwork network) {
        this.network = network;
    }

    /** Requests codes. They are issued immediately, or once the network is up. */
    void request(AccountId account, long link, LinkMethod method, @Nullable String phone, boolean up) {
        var sequence = sequences.get(account);
        if (sequence == null || sequence.link() != link) {
            end(account);
            sequence = new CodeSequence(account, link, this);
            sequences.put(account, sequence);
        }
        sequence.request(method, phone);
        if (up) {
            sequence.issue();
        }
    }

    /** Issues all pending codes, after the network came up. */
    void issue() {
        List.copyOf(sequences.values()).forEach(CodeSequence::issue);
    }

    /** Ends and returns the attempt that matches the used code. */
    Optional<CodeSequence> take(Predicate<CodeSequence> matches) {
        var taken = sequences.values().stream().filter(matches).findFirst();
        taken.ifPresent(sequence -> end(sequence.account()));
        return taken;
    }

    void end(AccountId account, long link) {
        var sequence = sequences.get(account);
        if (sequence != null && sequence.link() == link) {
            end(account);
        }
    }

    private void end(AccountId account) {
        var sequence = sequences.remove(account);
        if (sequence != null) {
            sequence.end();
        }
    }

    void issued(CodeSequence sequence, LinkMethod method, String code, Duration validity) {
        var expiresAt = network.clock().instant().plus(validity);
        network.events().codeIssued(sequence.account(), sequence.link(), method, code, expiresAt);
    }

    void expired(CodeSequence sequence) {
        if (sequences.remove(sequence.account(), sequence)) {
            var _ = network.events().linkExpired(sequence.account(), sequence.link());
        }
    }

    /** Runs a task after a delay, holding the network's lock. */
    Timer.Cancellation later(Duration delay, Runnable task) {
        return network.timer().after(delay, () -> {
            synchronized (network) {
                task.run();
            }
        });
    }
}
