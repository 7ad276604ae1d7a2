package com.ogensync.connect.reliability.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Creates evidence without faults, for tests that plant one. */
final class SoundWorld {

    static final String ACCOUNT = "6f1c1d2e-0b7a-4c55-9a34-2f8f5b0d9c11";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<StoredEvent> events = new ArrayList<>();
    private final List<Send> sends = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private String previous = CanonicalForm.FIRST_PREVIOUS;
    private long balance;
    private long entry;

    /** Returns an account with three coins and messages that arrived, were refused, are queued, or got no response. */
    static Evidence evidence() {
        var world = new SoundWorld();
        world.store("account:" + ACCOUNT, "UserRegistered", JSON.createObjectNode());
        world.move("CoinsGranted", 3, "sign_up", null);
        world.accept("SENT", "hello", 200);
        world.message("SENT", "MessageSent");
        world.deliveries.add(new Delivery("SENT", "1", "2", "hello", 1));
        world.accept("REFUSED", "refused", 400);
        world.message("REFUSED", "MessageFailed");
        world.move("CoinRefunded", 1, "message_failed", "REFUSED");
        world.accept("QUEUED", "queued", 202);
        world.sends.add(new Send(ACCOUNT, null, "2", "lost", new Send.Lost("connection reset")));
        world.sends.add(new Send(ACCOUNT, null, "2", "too much", new Send.Answered(402, null, -1)));
        return new Evidence(world.events, world.sends, world.deliveries, List.of(ACCOUNT), 3);
    }

    private void accept(String id, String text, int status) {
        move("CoinDebited", 1, "message", id);
        message(id, "MessageAccepted");
        sends.add(new Send(ACCOUNT, null, "2", text, new Send.Answered(status, id, balance)));
    }

    private void message(String id, String type) {
        store("message:" + ACCOUNT + ":" + id, type, JSON.createObjectNode());
    }

    private void move(String type, long amount, String reason, @Nullable String messageId) {
        balance += type.equals("CoinDebited") ? -amount : amount;
        var payload = JSON.createObjectNode()
                .put("accountId", "account:" + ACCOUNT)
                .put("entry", ++entry)
                .put("amount", amount)
                .put("reason", reason)
                .put("balance", balance)
                .put("messageId", messageId)
                .put("previous", previous);
        previous = CanonicalForm.hash(new StoredEvent("account:" + ACCOUNT, 0, type, payload));
        store("account:" + ACCOUNT, type, payload.put("hash", previous));
    }

    private void store(String stream, String type, ObjectNode payload) {
        events.add(new StoredEvent(stream, sequences.merge(stream, 1L, Long::sum) - 1, type, payload));
    }
}
