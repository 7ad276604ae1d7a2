package com.ogensync.connect.query.activity;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.activity.query.ActivityView;
import com.ogensync.connect.api.activity.query.ListActivities;
import com.ogensync.connect.api.activity.query.ListActivityChanges;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.query.projection.DocumentBatch;
import com.ogensync.connect.query.projection.Pages;
import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.query.projection.Slice;
import com.ogensync.connect.query.projection.freshness.Freshness;
import com.ogensync.connect.runtime.event.AccountFold;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The projection of activities and its queries. */
public final class Activities {
    /** The name of the collection. */
    public static final String NAME = "activities";

    private final MongoCollection<Document> activities;
    private final Freshness freshness;
    private final SealedDataReader sealedData;

    private Activities(MongoCollection<Document> activities, Freshness freshness, SealedDataReader sealedData) {
        this.activities = activities;
        this.sealedData = sealedData;
        this.freshness = freshness;
    }

    /** Returns the projection of activities, with the queries ListActivities and ListActivityChanges. */
    public static Slice slice(SealedDataReader sealedData) {
        return new Slice(
                new ActivityProjector(sealedData),
                (handlers, storage, freshness) -> {
                    var activities = new Activities(storage.collection(NAME), freshness, sealedData);
                    handlers.answer(ListActivities.class, activities::handle);
                    handlers.answer(ListActivityChanges.class, activities::handle);
                },
                Activities::matches);
    }

    /** Ignores positions: a late commit is projected at the position where it was found, until a rebuild. */
    private static boolean matches(MongoCollection<Document> documents, AccountId account, AccountFold fold) {
        return ActivityProjector.NEWEST_FIRST
                .counts(documents, account, ActivityProjector.TYPE)
                .equals(fold.activities());
    }

    Answer<Page<ActivityView>> handle(ListActivities query) {
        var index = query.type() == null ? ActivityProjector.NEWEST_FIRST : ActivityProjector.BY_TYPE;
        return freshness.answer(
                query, () -> Pages.newestFirst(activities, index, filter(query), query.limit(), this::view));
    }

    Answer<Page<ActivityView>> handle(ListActivityChanges query) {
        var page = new AtomicReference<>(new Page<ActivityView>(List.of(), null));
        freshness.awaitCondition(query.patience(), () -> {
            page.set(changes(query));
            return !page.get().items().isEmpty();
        });
        return new Answer<>(page.get(), false);
    }

    private static Bson filter(ListActivities query) {
        var conditions = new ArrayList<Bson>();
        conditions.add(ofAccount(query.accountId().uuid().toString()));
        if (query.type() != null) {
            conditions.add(eq(ActivityProjector.TYPE, query.type().name()));
        }
        if (query.before() != null) {
            conditions.add(lt(ActivityProjector.POSITION, query.before()));
        }
        return and(conditions);
    }

    /**
     * Returns changes up to the gap-free position only. A client resumes after the last change it received, and would
     * otherwise miss an event with a lower position that is committed late.
     */
    private Page<ActivityView> changes(ListActivityChanges query) {
        var rows = activities
                .find(and(
                        ofAccount(query.accountId().uuid().toString()),
                        gt(ActivityProjector.CHANGED, query.after()),
                        lte(ActivityProjector.CHANGED, freshness.gapFreePosition(query.accountId()))))
                .hint(ActivityProjector.BY_CHANGE.key())
                .sort(new Document(ActivityProjector.CHANGED, 1))
                .limit(query.limit())
                .into(new ArrayList<>());
        var next = rows.isEmpty() ? null : rows.getLast().getLong(ActivityProjector.CHANGED);
        return new Page<>(rows.stream().map(this::view).toList(), next);
    }

    private ActivityView view(Document row) {
        return ActivityDocument.view(row, sealedData);
    }

    private static Bson ofAccount(String account) {
        return eq(DocumentBatch.ACCOUNT, account);
    }
}
