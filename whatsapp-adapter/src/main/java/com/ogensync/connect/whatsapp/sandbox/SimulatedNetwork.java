package com.ogensync.connect.whatsapp.sandbox;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.runtime.timing.Timer;
import com.ogensync.connect.whatsapp.gateway.WhatsAppEvents;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Simulates WhatsApp's servers, the phones and the network. Changes are written to the journal before they are
 * reported. One lock guards all state except the delivered messages.
 */
final class SimulatedNetwork implements SandboxNetwork {

    private final Clock clock;
    private final Timer timer;
    private final DeliveredMessages delivered = new DeliveredMessages();
    private final PendingIncoming incoming = new PendingIncoming();
    private final Devices devices = new Devices();
    private final Map<AccountId, OpenSession> sessions = new HashMap<>();
    private final Journal journal;
    private final Attempts attempts = new Attempts(this);
    private boolean up = true;
    private @Nullable WhatsAppEvents events;

    SimulatedNetwork(Path file, Clock clock, Timer timer) {
        this.clock = clock;
        this.timer = timer;
        this.journal = Journal.open(file, (content, place) -> apply(Entry.parse(content), place));
    }

    private synchronized void apply(Entry entry, Journal.Place place) {
        switch (entry) {
            case Entry.Linked linked -> devices.linked(linked);
            case Entry.Unlinked unlinked -> {
                devices.unlinked(unlinked);
                incoming.unlinked(unlinked);
            }
            case Entry.Written message -> incoming.written(message);
            case Entry.Acknowledged message -> incoming.acknowledged(message);
            case Entry.Received received -> delivered.arrived(received.id(), received.to(), place);
            case Entry.Network network -> up = network.up();
        }
    }

    synchronized void start(WhatsAppEvents listener) {
        events = listener;
    }

    synchronized WhatsAppEvents events() {
        return Objects.requireNonNull(events, "start(WhatsAppEvents) must be called first");
    }

    Clock clock() {
        return clock;
    }

    Timer timer() {
        return timer;
    }

    synchronized void link(AccountId account, long link, LinkMethod method, @Nullable String phone) {
        attempts.request(account, link, method, phone, up);
    }

    synchronized void open(AccountId account, long link) {
        close(account, session -> session.link() != link);
        var session = sessions.computeIfAbsent(account, _ -> new OpenSession(link));
        var _ = report(account, session);
    }

    /** Connects or disconnects the session and reports its state, or reports that its device was unlinked. */
    private CompletableFuture<Void> report(AccountId account, OpenSession session) {
        if (!up) {
            session.disconnect();
            return events().connectionLost(account, session.link(), LossReason.NETWORK, null);
        }
        if (!devices.has(account, session.link())) {
            return reportUnlinked(account, session);
        }
        var restored = events().connectionRestored(account, session.link());
        session.connect();
        incoming.of(account, session.link()).forEach(message -> {
            var _ = deliver(message);
        });
        return restored;
    }

    /** Delivers a message to the service. If the service does not store it, it is delivered again on reconnect. */
    private CompletableFuture<Void> deliver(Entry.Written message) {
        return events().received(message.account(), message.received()).thenRun(() -> acknowledge(message));
    }

    private synchronized void acknowledge(Entry.Written message) {
        store(new Entry.Acknowledged(message.account(), message.link(), message.id()));
    }

    private CompletableFuture<Void> reportUnlinked(AccountId account, OpenSession session) {
        session.disconnect();
        sessions.remove(account);
        return events().unlinked(account, session.link(), Actor.PHONE);
    }

    /** Unlinks the device. Without network, it remains in the phone's list. */
    synchronized void unlink(AccountId account, long link) {
        attempts.end(account, link);
        close(account, session -> session.link() == link);
        if (up && devices.has(account, link)) {
            store(new Entry.Unlinked(account, link));
        }
    }

    synchronized void close(AccountId account) {
        close(account, _ -> true);
    }

    private void close(AccountId account, Predicate<OpenSession> which) {
        var session = sessions.get(account);
        if (session != null && which.test(session)) {
            session.disconnect();
            sessions.remove(account);
        }
    }

    synchronized void stop() {
        List.copyOf(sessions.keySet()).forEach(this::close);
        timer.close();
        journal.close();
    }

    /** Returns the account's session if it is connected, else null. */
    synchronized @Nullable OpenSession connected(AccountId account) {
        var session = sessions.get(account);
        return session != null && session.isConnected() ? session : null;
    }

    /** Returns the number of the phone that the session's device is linked to. */
    synchronized String phoneOf(AccountId account, OpenSession session) {
        return devices.phoneOf(account, session.link());
    }

    /** Writes a copy of a message to the journal; the future completes when it is written. */
    CompletableFuture<Void> receive(Entry.Received message) {
        return journal.append(message.content())
                .thenAccept(place -> delivered.arrived(message.id(), message.to(), place));
    }

    @Override
    public boolean scan(String code, String phone) {
        return use(sequence -> sequence.isQr(code), phone);
    }

    @Override
    public boolean typeCode(String code, String phone) {
        return use(sequence -> sequence.isPairing(code, phone), phone);
    }

    private boolean use(Predicate<CodeSequence> matches, String phone) {
        CompletableFuture<Void> stored;
        synchronized (this) {
            var attempt = up ? attempts.take(matches).orElse(null) : null;
            if (attempt == null) {
                return false;
            }
            var account = attempt.account();
            var device = devices.next(account, attempt.link(), phone);
            store(device);
            var session = new OpenSession(attempt.link());
            sessions.put(account, session);
            session.connect();
            stored = events().linked(account, attempt.link(), phone, device.device());
        }
        Patience.await(List.of(stored));
        return true;
    }

    @Override
    public void unlink(String phone) {
        var stored = new ArrayList<CompletableFuture<Void>>();
        synchronized (this) {
            for (var device : devices.on(phone)) {
                store(new Entry.Unlinked(device.account(), device.link()));
                var session = sessions.get(device.account());
                if (up && session != null && session.link() == device.link()) {
                    stored.add(reportUnlinked(device.account(), session));
                }
            }
        }
        Patience.await(stored);
    }

    @Override
    public boolean write(String phone, String from, String text) {
        var stored = new ArrayList<CompletableFuture<Void>>();
        synchronized (this) {
            var linked = devices.on(phone);
            if (linked.isEmpty()) {
                return false;
            }
            var id = PendingIncoming.newId();
            for (var device : linked) {
                var message = new Entry.Written(device.account(), device.link(), id, from, text, clock.instant());
                store(message);
                var session = connected(device.account());
                if (session != null && session.link() == device.link()) {
                    stored.add(deliver(message));
                }
            }
        }
        Patience.await(stored);
        return true;
    }

    @Override
    public void network(boolean isUp) {
        var stored = new ArrayList<CompletableFuture<Void>>();
        synchronized (this) {
            if (up == isUp) {
                return;
            }
            store(new Entry.Network(isUp));
            Map.copyOf(sessions).forEach((account, session) -> stored.add(report(account, session)));
            if (up) {
                attempts.issue();
            }
        }
        Patience.await(stored);
    }

    @Override
    public List<SandboxMessage> messagesTo(String phone) {
        return delivered.to(Spelling.registered(phone), journal);
    }

    private void store(Entry entry) {
        apply(entry, journal.append(entry.content()).join());
    }
}
