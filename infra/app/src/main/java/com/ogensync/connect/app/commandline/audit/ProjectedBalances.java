package com.ogensync.connect.app.commandline.audit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.ogensync.connect.app.settings.Secret;
import com.ogensync.connect.postgres.audit.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Compares projected balances with the sums of the ledger entries, for accounts at the same event position. */
final class ProjectedBalances implements AutoCloseable {

    private static final int BATCH = 500;
    private static final int RECHECKS_MAX = 10_000;
    private static final long RECHECK_DELAY_MILLIS = 2_000;

    private record Folded(String account, long sequence, long balance) {}

    private final MongoClient client;
    private final MongoCollection<Document> balances;
    private final Consumer<Fault> faults;
    private final List<Folded> batch = new ArrayList<>();
    private final List<Folded> behind = new ArrayList<>();
    private long equal;
    private long ahead;

    private ProjectedBalances(MongoClient client, String database, Consumer<Fault> faults) {
        this.client = client;
        this.balances = client.getDatabase(database).getCollection("balances");
        this.faults = faults;
    }

    /** Connects to this MongoDB; empty if it does not respond within 5 s. */
    static Optional<ProjectedBalances> at(Secret uri, Consumer<Fault> faults) {
        var address = new ConnectionString(uri.revealed());
        var client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(address)
                .applyToClusterSettings(it -> it.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .build());
        var found = new ProjectedBalances(
                client, Objects.requireNonNullElse(address.getDatabase(), "ogensync_connect"), faults);
        try {
            found.balances.estimatedDocumentCount();
            return Optional.of(found);
        } catch (MongoException e) {
            client.close();
            return Optional.empty();
        }
    }

    void account(String account, long sequence, long balance) {
        batch.add(new Folded(account, sequence, balance));
        if (batch.size() == BATCH) {
            flush();
        }
    }

    /** Checks the lagging accounts again and returns the result as a sentence. */
    String end() throws InterruptedException {
        flush();
        if (!behind.isEmpty()) {
            Thread.sleep(RECHECK_DELAY_MILLIS);
            batch.addAll(behind);
            behind.clear();
            flush();
        }
        behind.forEach(it -> fault(it, "its projected balance does not include its event " + it.sequence()));
        return String.format(Locale.ROOT, "%,d balances equal, %,d changed during the audit", equal, ahead);
    }

    @Override
    public void close() {
        client.close();
    }

    private void flush() {
        var documents = documents();
        for (var folded : batch) {
            compare(folded, documents.get("account:" + folded.account()));
        }
        batch.clear();
    }

    private Map<String, Document> documents() {
        var documents = new HashMap<String, Document>();
        balances.find(Filters.in(
                        "_id",
                        batch.stream().map(it -> "account:" + it.account()).toList()))
                .projection(Projections.include("credits", "sequence"))
                .forEach(it -> documents.put(it.getString("_id"), it));
        return documents;
    }

    private void compare(Folded folded, @Nullable Document projected) {
        long seen = projected == null ? -1 : number(projected, "sequence", -1);
        if (projected == null || seen < folded.sequence()) {
            if (behind.size() < RECHECKS_MAX) {
                behind.add(folded);
            }
        } else if (seen > folded.sequence()) {
            ahead++;
        } else if (number(projected, "credits", 0) != folded.balance()) {
            fault(
                    folded,
                    String.format(
                            Locale.ROOT,
                            "its projected balance is %d, but its entries sum to %d",
                            number(projected, "credits", 0),
                            folded.balance()));
        } else {
            equal++;
        }
    }

    private void fault(Folded folded, String what) {
        faults.accept(new Fault(folded.account(), null, what));
    }

    private static long number(Document document, String field, long otherwise) {
        return document.get(field) instanceof Number number ? number.longValue() : otherwise;
    }
}
