package com.ogensync.connect.query.projection.rebuild;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.CountOptions;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.query.projection.Projector;
import com.ogensync.connect.query.projection.Storage;
import com.ogensync.connect.query.projection.freshness.Freshness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Operations on the projections: their positions, their dead letters, and the comparison and rebuild of one account's
 * documents.
 */
public final class ProjectionMaintenance {
    private final Storage storage;
    private final List<Projector> projectors;
    private final Freshness freshness;

    /** Maintains these projections. */
    public ProjectionMaintenance(Storage storage, List<Projector> projectors, Freshness freshness) {
        this.storage = storage;
        this.projectors = projectors;
        this.freshness = freshness;
    }

    /** Returns the names of the projections, which are also those of their collections. */
    public List<String> names() {
        return projectors.stream().map(Projector::name).toList();
    }

    /** Returns the position that all segments of each projection have reached, by name; -1 if there is none. */
    public Map<String, Long> positions() {
        var positions = new TreeMap<String, Long>();
        projectors.forEach(projector -> positions.put(
                projector.name(), freshness.progressOf(projector.name()).lowest()));
        return positions;
    }

    /** Returns the number of dead letters of each projection, by name. */
    public Map<String, Long> parked() {
        var parked = new TreeMap<String, Long>();
        var deadLetters = storage.deadLetterCollection();
        projectors.forEach(projector ->
                parked.put(projector.name(), deadLetters.countDocuments(eq("processingGroup", projector.group()))));
        return parked;
    }

    /** Whether these projections have passed a position and have no dead letters of the account. */
    public boolean isComplete(AccountId account, long position, List<String> names) {
        var groups = projectorsOf(names).stream().map(Projector::group).toList();
        var deadLetters = and(
                in("processingGroup", groups),
                eq("sequenceIdentifier", account.uuid().toString()));
        return names.stream().allMatch(name -> freshness.hasPassed(account, name, position))
                && storage.deadLetterCollection().countDocuments(deadLetters, new CountOptions().limit(1)) == 0;
    }

    /**
     * Rebuilds an account's documents in these projections from its events, and deletes documents that no event
     * produces. The processors keep running. Later documents that they write are never overwritten. A processor that
     * read a wrong document just before may write it once more, so the caller must compare again afterwards.
     */
    public void remake(AccountId account, List<String> names, AccountHistory history) {
        var rebuilds = projectorsOf(names).stream()
                .map(projector -> new AccountRebuild(projector, storage.collection(projector.name()), account))
                .toList();
        history.read(recorded -> rebuilds.forEach(rebuild -> rebuild.apply(recorded)));
        rebuilds.forEach(AccountRebuild::write);
    }

    /**
     * Returns the projections whose documents differ from those that the account's events produce. A projection that
     * lags behind differs too. Projections that upsert without reading, such as usage hours, cannot be compared.
     *
     * @param history all of the account's events that these projections handle
     */
    public List<String> differing(AccountId account, List<String> names, AccountHistory history) {
        var rebuilds = new LinkedHashMap<String, AccountRebuild>();
        projectorsOf(names)
                .forEach(projector -> rebuilds.put(
                        projector.name(),
                        new AccountRebuild(projector, storage.collection(projector.name()), account)));
        history.read(recorded -> rebuilds.values().forEach(rebuild -> rebuild.apply(recorded)));
        rebuilds.values().removeIf(AccountRebuild::matchesStored);
        return List.copyOf(rebuilds.keySet());
    }

    private List<Projector> projectorsOf(List<String> names) {
        return projectors.stream()
                .filter(projector -> names.contains(projector.name()))
                .toList();
    }
}
