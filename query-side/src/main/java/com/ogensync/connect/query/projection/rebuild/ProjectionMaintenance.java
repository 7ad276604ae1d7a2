package com.ogensync.connect.query.projection.rebuild;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.CountOptions;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.query.projection.Projector;
import com.ogensync.connect.query.projection.Slice;
import com.ogensync.connect.query.projection.Storage;
import com.ogensync.connect.query.projection.freshness.Freshness;
import com.ogensync.connect.query.projection.processing.ProjectionMonitor;
import com.ogensync.connect.query.projection.processing.ProjectionTarget;
import com.ogensync.connect.runtime.event.AccountFold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Operations on the projections: their positions, their dead letters, and the comparison and rebuild of one account's
 * documents.
 */
public final class ProjectionMaintenance {
    private static final int PAGE_SIZE = 1000;

    private final Storage storage;
    private final List<Slice> slices;
    private final Freshness freshness;
    private final EventStore events;

    /** Maintains the projections of this storage. */
    public ProjectionMaintenance(Storage storage, List<Slice> slices, Freshness freshness, EventStore events) {
        this.storage = storage;
        this.slices = slices;
        this.freshness = freshness;
        this.events = events;
    }

    /** Returns the names of the projections, which are also those of their collections. */
    public List<String> names() {
        return storage.projectors().stream().map(Projector::name).toList();
    }

    /** Returns the position that all segments of each projection have reached, by name; -1 if there is none. */
    public Map<String, Long> positions() {
        long position = freshness.progress().lowest();
        return names().stream().collect(Collectors.toMap(Function.identity(), _ -> position, Math::min, TreeMap::new));
    }

    /** Returns the number of dead letters of each projection, by name. */
    public Map<String, Long> parked() {
        var parked = new TreeMap<String, Long>();
        var deadLetters = storage.deadLetterCollection();
        storage.projectors()
                .forEach(projector -> parked.put(
                        projector.name(), deadLetters.countDocuments(eq(Storage.LETTER_GROUP, projector.group()))));
        return parked;
    }

    /** Whether all projections have passed a position and have no dead letters of the account. */
    public boolean isComplete(AccountId account, long position) {
        var groups = storage.projectors().stream().map(Projector::group).toList();
        var deadLetters = and(
                in(Storage.LETTER_GROUP, groups),
                eq(Storage.LETTER_SEQUENCE, account.uuid().toString()));
        return freshness.hasPassed(account, position)
                && storage.deadLetterCollection().countDocuments(deadLetters, new CountOptions().limit(1)) == 0;
    }

    /**
     * Rebuilds an account's documents in all projections from its events, and deletes documents that no event produces.
     * The processors keep running. Later documents that they write are never overwritten. A processor that read a wrong
     * document just before may write it once more, so the caller must compare again afterwards.
     *
     * @param history the pages of all of the account's events
     */
    public void rebuild(AccountId account, EventPages history) {
        rebuilt(account, slices, history).values().forEach(AccountRebuild::write);
    }

    /**
     * Returns the names of the projections whose documents differ from the account's events. A projection that lags
     * behind differs too.
     *
     * @param biography the pages of the events of the account and its session, without messages and ledger entries
     */
    public List<String> differing(AccountId account, AccountFold fold, EventPages biography) {
        var differing = new ArrayList<String>();
        var uncompared = new ArrayList<Slice>();
        for (var slice : slices) {
            var comparison = slice.comparison();
            if (comparison == null) {
                uncompared.add(slice);
            } else if (!comparison.matches(storage.collection(slice.name()), account, fold)) {
                differing.add(slice.name());
            }
        }
        var rebuilds = rebuilt(account, uncompared, biography);
        rebuilds.values().removeIf(AccountRebuild::matchesStored);
        differing.addAll(rebuilds.keySet());
        return differing;
    }

    private Map<String, AccountRebuild> rebuilt(AccountId account, List<Slice> those, EventPages history) {
        var rebuilds = new LinkedHashMap<String, AccountRebuild>();
        those.forEach(slice -> {
            var target = new ProjectionTarget(
                    slice.projector(), storage.collection(slice.name()), events, ProjectionMonitor.NONE, false);
            rebuilds.put(slice.name(), new AccountRebuild(target, account));
        });
        new EventPageReader(history, PAGE_SIZE)
                .run(
                        null,
                        EventPageReader.END,
                        page -> rebuilds.values().forEach(rebuild -> rebuild.add(page)),
                        _ -> {});
        return rebuilds;
    }
}
