package com.ogensync.connect.query.balance;

import com.mongodb.client.model.Updates;
import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.account.event.AccountEvent;
import com.ogensync.connect.api.account.event.CoinDebited;
import com.ogensync.connect.api.account.event.CoinRefunded;
import com.ogensync.connect.api.account.event.LedgerEntry;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.query.projection.DocumentBatch;
import com.ogensync.connect.query.projection.Index;
import com.ogensync.connect.query.projection.Projector;
import com.ogensync.connect.runtime.event.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Projects the balance of each account. The document lists the messages that are paid for and still open. The number of
 * sent messages is the number used less the number open, so that a message acknowledged twice counts once.
 */
final class BalanceProjector implements Projector {
    static final String CREDITS = "credits";
    static final String USED = "used";
    static final String OPEN = "open";

    @Override
    public String name() {
        return Balances.NAME;
    }

    @Override
    public List<Index> indexes() {
        return List.of();
    }

    @Override
    public boolean handles(Class<?> type) {
        return AccountEvent.class.isAssignableFrom(type) || isAcknowledged(MessageEvent.STATUSES.get(type));
    }

    @Override
    public boolean foldsStream(StoredEvent recorded) {
        return recorded.event() instanceof AccountEvent;
    }

    @Override
    public List<String> documentIds(StoredEvent recorded) {
        return List.of(documentOf(recorded));
    }

    @Override
    public void apply(StoredEvent recorded, DocumentBatch rows) {
        if (recorded.event() instanceof MessageEvent event) {
            // Acceptance and failure are counted through their debit and refund.
            if (isAcknowledged(event.status())) {
                acknowledged(documentOf(recorded), event.messageId().whatsAppId(), rows);
            }
        } else {
            var balance = rows.edit(recorded.stream(), recorded);
            if (recorded.event() instanceof LedgerEntry entry) {
                entered(entry, balance);
            }
        }
    }

    private static boolean isAcknowledged(@Nullable MessageStatus status) {
        return status != null && status.isAcknowledged();
    }

    private static void entered(LedgerEntry entry, Document balance) {
        balance.put(CREDITS, entry.balance().amount());
        long used = number(balance, USED);
        var open = open(balance);
        if (entry instanceof CoinDebited && entry.reason() == EntryReason.MESSAGE) {
            balance.put(USED, used + entry.amount().amount());
            balance.put(OPEN, with(open, entry.messageId()));
        } else if (entry instanceof CoinRefunded) {
            balance.put(USED, used - entry.amount().amount());
            balance.put(OPEN, without(open, entry.messageId()));
        }
    }

    private static void acknowledged(String id, WhatsAppMessageId message, DocumentBatch rows) {
        var balance = rows.find(id);
        if (balance != null && open(balance).contains(message.value())) {
            var next = new Document(balance).append(OPEN, without(open(balance), message));
            rows.patch(id, next, message.value(), Updates.pull(OPEN, message.value()));
        }
    }

    private static String documentOf(StoredEvent recorded) {
        return "account:" + recorded.account();
    }

    static List<String> open(Document balance) {
        var open = balance.getList(OPEN, String.class);
        return open == null ? List.of() : open;
    }

    static long number(Document balance, String field) {
        var number = balance.getLong(field);
        return number == null ? 0 : number;
    }

    private static List<String> with(List<String> open, @Nullable WhatsAppMessageId message) {
        var more = new ArrayList<>(open);
        if (message != null) {
            more.add(message.value());
        }
        return more;
    }

    private static List<String> without(List<String> open, @Nullable WhatsAppMessageId message) {
        var fewer = new ArrayList<>(open);
        if (message != null) {
            fewer.remove(message.value());
        }
        return fewer;
    }
}
