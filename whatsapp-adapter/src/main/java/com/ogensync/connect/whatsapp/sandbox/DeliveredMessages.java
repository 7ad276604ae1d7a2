package com.ogensync.connect.whatsapp.sandbox;

import com.ogensync.connect.api.message.MessageId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Index of the delivered messages with their positions in the journal, which contains the texts. */
final class DeliveredMessages {

    private final Map<MessageId, Arrived> messages = new HashMap<>();
    private final Map<String, List<Arrived>> byRecipient = new HashMap<>();

    /** Adds a message. A repeated id counts as a copy, because the recipient sees one message. */
    synchronized void arrived(MessageId id, String to, Journal.Place place) {
        var known = messages.get(id);
        if (known != null) {
            known.copies++;
            return;
        }
        var fresh = new Arrived(place);
        messages.put(id, fresh);
        byRecipient.computeIfAbsent(to, _ -> new ArrayList<>()).add(fresh);
    }

    /** Returns the messages that arrived at a number, oldest first. */
    List<SandboxMessage> to(String phone, Journal journal) {
        var places = new ArrayList<Journal.Place>();
        var copies = new ArrayList<Integer>();
        synchronized (this) {
            byRecipient.getOrDefault(phone, List.of()).forEach(message -> {
                places.add(message.place);
                copies.add(message.copies);
            });
        }
        var contents = journal.read(places);
        var messages = new ArrayList<SandboxMessage>(contents.size());
        for (int i = 0; i < contents.size(); i++) {
            if (Entry.parse(contents.get(i)) instanceof Entry.Received it) {
                messages.add(new SandboxMessage(
                        it.id().whatsAppId(), it.from(), it.to(), it.text(), it.at(), copies.get(i)));
            }
        }
        return messages;
    }

    private static final class Arrived {

        private final Journal.Place place;
        private int copies = 1;

        Arrived(Journal.Place place) {
            this.place = place;
        }
    }
}
