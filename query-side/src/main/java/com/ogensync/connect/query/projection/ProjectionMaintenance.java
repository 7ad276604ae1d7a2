package com.ogensync.connect.query.projection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.CountOptions;
import com.ogensync.connect.api.account.AccountId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** For whoever looks after the projections: how far each is, what is parked, and making an account's documents anew. */
public final class ProjectionMaintenance {
    private final Storage storage;
    private final List<Projector> projectors;
    private final Freshness freshness;

    ProjectionMaintenance(Storage storage, List<Projector> projectors, Freshness freshness) {
        this.storage = storage;
        this.projectors = projectors;
        this.freshness = freshness;
    }

    /** The projections' names, which are those of their collections. */
    public List<String> names() {
        return projectors.stream().map(Projector::name).toList();
    }

    /** The position that all parts of a projection have reached, by its name; -1 before the first. */
    public Map<String, Long> positions() {
        var positions = new TreeMap<String, Long>();
        projectors.forEach(projector -> positions.put(
                projector.name(), freshness.progressOf(projector.name()).lowest()));
        return positions;
    }

    /** How many events are parked, by the projection's name. */
    public Map<String, Long> parked() {
        var parked = new TreeMap<String, Long>();
        var letters = storage.deadLetterCollection();
        projectors.forEach(projector ->
                parked.put(projector.name(), letters.countDocuments(eq("processingGroup", projector.group()))));
        return parked;
    }

    /**
     * Whether these projections have taken in all of an account's events up to a position, and none of it is parked.
     */
    public boolean isComplete(AccountId account, long position, List<String> names) {
        var groups = named(names).stream().map(Projector::group).toList();
        var letters = and(
                in("processingGroup", groups),
                eq("sequenceIdentifier", account.uuid().toString()));
        return names.stream().allMatch(name -> freshness.hasPassed(account, name, position))
                && storage.deadLetterCollection().countDocuments(letters, new CountOptions().limit(1)) == 0;
    }

    /**
     * Makes an account's documents of these projections anew from its events, and deletes what no event accounts for.
     * The processors go on meanwhile: what they write is never set back, but one that had just read a wrong document
     * may write it once more. So look again afterwards.
     */
    public void remake(AccountId account, List<String> names, AccountHistory history) {
        var remade = named(names).stream()
                .map(projector -> new AccountRebuild(projector, storage.collection(projector.name()), account))
                .toList();
        history.read(recorded -> remade.forEach(one -> one.apply(recorded)));
        remade.forEach(AccountRebuild::write);
    }

    /**
     * Which of these projections do not have exactly the documents that an account's events make. A projection that
     * takes its changes without reading cannot be compared so, and what is late is different too.
     *
     * @param history all of the account's events that these projections see
     */
    public List<String> differing(AccountId account, List<String> names, AccountHistory history) {
        var remade = new LinkedHashMap<String, AccountRebuild>();
        named(names)
                .forEach(projector -> remade.put(
                        projector.name(),
                        new AccountRebuild(projector, storage.collection(projector.name()), account)));
        history.read(recorded -> remade.values().forEach(one -> one.apply(recorded)));
        remade.values().removeIf(AccountRebuild::isThere);
        return List.copyOf(remade.keySet());
    }

    private List<Projector> named(List<String> names) {
        return projectors.stream()
                .filter(projector -> names.contains(projector.name()))
                .toList();
    }
}
