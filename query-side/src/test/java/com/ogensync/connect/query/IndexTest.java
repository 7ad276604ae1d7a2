package com.ogensync.connect.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.api.account.query.FindBalanceAt;
import com.ogensync.connect.api.account.query.FindProfile;
import com.ogensync.connect.api.account.query.FindUsage;
import com.ogensync.connect.api.account.query.ListLedgerEntries;
import com.ogensync.connect.api.activity.query.ActivityType;
import com.ogensync.connect.api.activity.query.ListActivities;
import com.ogensync.connect.api.activity.query.ListActivityChanges;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.message.query.FindMessage;
import com.ogensync.connect.api.message.query.ListMessages;
import com.ogensync.connect.api.query.AccountQuery;
import com.ogensync.connect.api.session.query.FindWhatsAppSession;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IndexTest {
    private static final Story ADA = new Story(1);
    private static final AccountId ACCOUNT = ADA.account();

    private final World world = new World().start();

    @BeforeEach
    void fill() {
        world.given(ADA.registered(100)).given(ADA.accepted(1, "919876543210"));
        assertThat(world.caughtUp()).isTrue();
    }

    @AfterEach
    void close() {
        world.close();
    }

    static List<AccountQuery> queries() {
        return List.of(
                new FindBalance(ACCOUNT, -1),
                new FindBalanceAt(ACCOUNT, -1, Story.START),
                new FindMessage(ACCOUNT, -1, ADA.message(1).whatsAppId()),
                new FindProfile(ACCOUNT, -1),
                new FindUsage(
                        ACCOUNT, -1, Story.START, Story.START.plusSeconds(9), FindUsage.Interval.HOUR, ZoneOffset.UTC),
                new FindWhatsAppSession(ACCOUNT, -1),
                new ListActivities(ACCOUNT, -1, null, 5, null),
                new ListActivities(ACCOUNT, -1, 3L, 5, ActivityType.LINKED),
                new ListActivityChanges(ACCOUNT, -1, 5, Duration.ZERO),
                new ListLedgerEntries(ACCOUNT, -1, 0, 5),
                new ListMessages(ACCOUNT, -1, null, 5, null, null),
                new ListMessages(ACCOUNT, -1, 3L, 5, MessageStatus.SENT, null),
                new ListMessages(ACCOUNT, -1, 3L, 5, MessageStatus.SENT, "919876543210"));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void every_query_uses_the_id_or_an_existing_index(AccountQuery query) {
        world.commands.clear();
        world.query(query);

        var finds = world.commands.stream()
                .filter(command -> command.containsKey("find"))
                .filter(command ->
                        World.COLLECTIONS.contains(command.getString("find").getValue()))
                .filter(command -> isOf(query, command))
                .toList();
        assertThat(finds).isNotEmpty().allSatisfy(this::hasIndex);
    }

    private void hasIndex(BsonDocument find) {
        var filter = find.getDocument("filter");
        if (filter.containsKey("_id")) {
            return;
        }
        var hint = find.getDocument("hint");
        var keys = world.database
                .getCollection(find.getString("find").getValue())
                .listIndexes()
                .map(index -> document(index.get("key", Document.class)))
                .into(new ArrayList<>());
        assertThat(keys).contains(document(hint));
        assertThat(filter.toJson()).contains("\"" + hint.getFirstKey() + "\"");
    }

    private static BsonDocument document(Bson bson) {
        var same = new BsonDocument();
        bson.toBsonDocument()
                .forEach((field, order) ->
                        same.append(field, new BsonInt32(order.asNumber().intValue())));
        return same;
    }

    /** Excludes finds by projectors, which read by id at the same time. */
    private static boolean isOf(AccountQuery query, BsonDocument find) {
        return find.toJson().contains(query.accountId().uuid().toString());
    }
}
