package com.ogensync.connect.whatsapp;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.inbox.event.MessageReceived;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.api.session.event.WhatsAppLinked;
import com.ogensync.connect.whatsapp.pacing.Contacts;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** The index of contacts in memory. It can stand still while events go on. */
@ProcessingGroup("memory-contacts")
public final class MemoryContacts implements Contacts {

    private record Met(boolean writtenFirst, Instant since) {}

    private final Vault vault = new PlainVault();
    private final Map<String, Met> met = new HashMap<>();
    private final Map<AccountId, Instant> since = new HashMap<>();
    private boolean standing;

    synchronized void standStill() {
        standing = true;
    }

    @EventHandler
    synchronized void on(MessageAccepted accepted) {
        meet(accepted.messageId().account(), accepted.to(), new Met(true, accepted.at()));
    }

    @EventHandler
    synchronized void on(MessageSent sent) {
        if (sent.address() != null) {
            meet(sent.messageId().account(), sent.address(), new Met(false, sent.at()));
        }
    }

    @EventHandler
    synchronized void on(MessageReceived received) {
        meet(received.inboxId().account(), received.from(), new Met(false, received.at()));
    }

    @EventHandler
    synchronized void on(WhatsAppLinked linked) {
        since.put(linked.sessionId().account(), linked.at());
    }

    private void meet(AccountId account, Sealed number, Met how) {
        if (!standing) {
            var text = Contacts.digestInput(account, vault.open(number).orElseThrow());
            met.putIfAbsent(vault.digest(Vault.DigestPurpose.PHONE, text), how);
        }
    }

    @Override
    public synchronized boolean isKnown(AccountId account, String digest) {
        return met.containsKey(digest);
    }

    @Override
    public synchronized Set<String> firstWrittenTo(AccountId account, Instant from) {
        var first = new HashSet<String>();
        met.forEach((digest, how) -> {
            if (how.writtenFirst() && !how.since().isBefore(from)) {
                first.add(digest);
            }
        });
        return first;
    }

    @Override
    public synchronized Optional<Instant> numberSince(AccountId account) {
        return Optional.ofNullable(since.get(account));
    }
}
