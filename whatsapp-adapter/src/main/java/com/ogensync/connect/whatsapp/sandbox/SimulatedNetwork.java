package com.ogensync.connect.whatsapp.sandbox;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.content.TextContent;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.runtime.timing.Timer;
import com.ogensync.connect.whatsapp.gateway.ReceivedMessage;
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
 * WhatsApp's servers, the phones and the network. What they know is written down before anybody hears of it. One lock
 * guards everything but the mail.
 */
final class SimulatedNetwork implements SandboxNetwork {

    private final Clock clock;
    private final Timer timer;
    private final DeliveredMessages mail = new DeliveredMessages();
    private final PendingIncoming letters = new PendingIncoming();
    private final Devices devices = new Devices();
    private final Map<AccountId, OpenSession> sessions = new HashMap<>();
    private final Journal journal;
    private final Attempts attempts;
    private boolean up = true;
    private @Nullable WhatsAppEvents events;

    SimulatedNetwork(Path file, Clock clock, Timer timer) {
        this.clock = clock;
        this.timer = timer;
        this.attempts = new Attempts(this, this::told, timer, clock);
        this.journal = Journal.open(file, (content, place) -> remember(Entry.parse(content), place));
    }

    private synchronized void remember(Entry entry, Journal.Place place) {
        switch (entry) {
            case Entry.Linked linked -> devices.linked(linked);
            case Entry.Unlinked unlinked -> {
                devices.unlinked(unlinked);
                letters.unlinked(unlinked);
            }
            case Entry.Written letter -> letters.written(letter);
            case Entry.Acknowledged letter -> letters.acknowledged(letter);
            case Entry.Received received -> mail.arrived(received.id(), received.to(), place);
            case Entry.Network network -> up = network.up();
        }
    }

    synchronized void start(WhatsAppEvents listener) {
        events = listener;
    }

    synchronized WhatsAppEvents told() {
        return Objects.requireNonNull(events, "The gateway is told whom to tell before anything else");
    }

    Clock clock() {
        return clock;
    }

    Timer timer() {
        return timer;
    }

    synchronized void link(AccountId account, long link, LinkMethod method, @Nullable String phone) {
        attempts.want(account, link, method, phone, up);
    }

    synchronized void open(AccountId account, long link) {
        close(account, session -> session.link() != link);
        var session = sessions.computeIfAbsent(account, _ -> new OpenSession(link));
        var _ = tell(account, session);
    }

    /** Tells how a session is connected now, or that there is no such device any more. */
    private CompletableFuture<Void> tell(AccountId account, OpenSession session) {
        if (!up) {
            session.disconnect();
            return told().connectionLost(account, session.link(), LossReason.NETWORK, null);
        }
        if (!devices.has(account, session.link())) {
            return forget(account, session);
        }
        var restored = told().connectionRestored(account, session.link());
        session.connect();
        letters.of(account, session.link()).forEach(letter -> {
            var _ = deliver(letter);
        });
        return restored;
    }

    /** The service has acknowledged it once it is stored there; else it comes again with the next connection. */
    private CompletableFuture<Void> deliver(Entry.Written letter) {
        var message = new ReceivedMessage(
                letter.id(), letter.from(), letter.from(), new TextContent(letter.text()), letter.at());
        return told().received(letter.account(), message).thenRun(() -> acknowledge(letter));
    }

    private synchronized void acknowledge(Entry.Written letter) {
        store(new Entry.Acknowledged(letter.account(), letter.link(), letter.id()));
    }

    private CompletableFuture<Void> forget(AccountId account, OpenSession session) {
        session.disconnect();
        sessions.remove(account);
        return told().unlinked(account, session.link(), Actor.PHONE);
    }

    /** Without network, the device stays on the phone's list. */
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

    /** The account's session, when it is connected. */
    synchronized @Nullable OpenSession connected(AccountId account) {
        var session = sessions.get(account);
        return session != null && session.isConnected() ? session : null;
    }

    /** Whose phone a session's device is linked to. */
    synchronized String phoneOf(AccountId account, OpenSession session) {
        return devices.phoneOf(account, session.link());
    }

    /** Writes down a copy of a message; completes when that is done. */
    CompletableFuture<Void> receive(Entry.Received message) {
        return journal.append(message.content()).thenAccept(place -> mail.arrived(message.id(), message.to(), place));
    }

    @Override
    public boolean scan(String code, String phone) {
        return use(sequence -> sequence.isQr(code), phone);
    }

    @Override
    public boolean typeCode(String code, String phone) {
        return use(sequence -> sequence.isPairing(code, phone), phone);
    }

    private boolean use(Predicate<CodeSequence> fits, String phone) {
        CompletableFuture<Void> heard;
        synchronized (this) {
            var attempt = up ? attempts.take(fits).orElse(null) : null;
            if (attempt == null) {
                return false;
            }
            var account = attempt.account();
            var device = devices.next(account, attempt.link(), phone);
            store(device);
            var session = new OpenSession(attempt.link());
            sessions.put(account, session);
            session.connect();
            heard = told().linked(account, attempt.link(), phone, device.device());
        }
        Patience.await(List.of(heard));
        return true;
    }

    @Override
    public void unlink(String phone) {
        var heard = new ArrayList<CompletableFuture<Void>>();
        synchronized (this) {
            for (var device : devices.on(phone)) {
                store(new Entry.Unlinked(device.account(), device.link()));
                var session = sessions.get(device.account());
                if (up && session != null && session.link() == device.link()) {
                    heard.add(forget(device.account(), session));
                }
            }
        }
        Patience.await(heard);
    }

    @Override
    public boolean write(String phone, String from, String text) {
        var heard = new ArrayList<CompletableFuture<Void>>();
        synchronized (this) {
            var linked = devices.on(phone);
            if (linked.isEmpty()) {
                return false;
            }
            var id = PendingIncoming.freshId();
            for (var device : linked) {
                var letter = new Entry.Written(device.account(), device.link(), id, from, text, clock.instant());
                store(letter);
                var session = connected(device.account());
                if (session != null && session.link() == device.link()) {
                    heard.add(deliver(letter));
                }
            }
        }
        Patience.await(heard);
        return true;
    }

    @Override
    public void network(boolean isUp) {
        var heard = new ArrayList<CompletableFuture<Void>>();
        synchronized (this) {
            if (up == isUp) {
                return;
            }
            store(new Entry.Network(isUp));
            Map.copyOf(sessions).forEach((account, session) -> heard.add(tell(account, session)));
            if (up) {
                attempts.issue();
            }
        }
        Patience.await(heard);
    }

    @Override
    public List<SandboxMessage> messagesTo(String phone) {
        return mail.to(Spelling.registered(phone), journal);
    }

    private void store(Entry entry) {
        remember(entry, journal.append(entry.content()).join());
    }
}
