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

/** In-memory index of contacts. A test can stop its updates. */
@ProcessingGroup("memory-contacts")
public final class MemoryContacts implements Contacts {

    private record Contact(boolean writtenFirst, Instant since) {}

    private final Vault vault = new PlainVault();
    private final Map<String, Contact> known = new HashMap<>();
    private final Map<AccountId, Instant> since = new HashMap<>();
    private boolean frozen;

    synchronized void freeze() {
        frozen = true;
    }

    @EventHandler
    synchronized void on(MessageAccepted accepted) {
        add(accepted.messageId().account(), accepted.to(), new Contact(true, accepted.at()));
    }

    @EventHandler
    synchronized void on(MessageSent sent) {
        if (sent.address() != null) {
            add(sent.messageId().account(), sent.address(), new Contact(false, sent.at()));
        }
    }

    @EventHandler
    synchronized void on(MessageReceived received) {
        add(received.inboxId().account(), received.from(), new Contact(false, received.at()));
    }

    @EventHandler
    synchronized void on(WhatsAppLinked linked) {
        since.put(linked.sessionId().account(), linked.at());
    }

    private void add(AccountId account, Sealed number, Contact contact) {
        if (!frozen) {
            var text = Contacts.digestInput(account, vault.open(number).orElseThrow());
            known.putIfAbsent(vault.digest(Vault.DigestPurpose.PHONE, text), contact);
        }
    }

    @Override
    public synchronized boolean isKnown(AccountId account, String digest) {
        return known.containsKey(digest);
    }

    @Override
    public synchronized Set<String> firstWrittenTo(AccountId account, Instant from) {
        var first = new HashSet<String>();
        known.forEach((digest, contact) -> {
            if (contact.writtenFirst() && !contact.since().isBefore(from)) {
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
