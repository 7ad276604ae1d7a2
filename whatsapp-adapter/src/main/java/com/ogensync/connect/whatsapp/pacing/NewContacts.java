package com.ogensync.connect.whatsapp.pacing;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.query.SendingLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How many new contacts each account has left today. What is counted is durable: messages that were accepted, as the
 * index knows them. The index is a moment behind, so this node's own acceptances stand beside it until it has them, and
 * whoever asks before an acceptance has a place kept for a while: of many who ask at once for the last one, one gets
 * it.
 */
public final class NewContacts {

    /** By then a request that asked was accepted or refused. */
    private static final Duration PLACE_KEPT = Duration.ofSeconds(45);
    /** By then the index has what was accepted. */
    private static final Duration INDEX_BEHIND_MAX = Duration.ofDays(1);

    private record Place(Instant at, boolean accepted) {

        boolean isOver(Instant now) {
            return now.isAfter(at.plus(accepted ? INDEX_BEHIND_MAX : PLACE_KEPT));
        }
    }

    private final Pacing pacing;
    private final Contacts contacts;
    private final Vault vault;
    private final Clock clock;
    private final Map<AccountId, Map<String, Place>> beside = new ConcurrentHashMap<>();

    /** Nothing is kept yet. */
    public NewContacts(Pacing pacing, Contacts contacts, Vault vault, Clock clock) {
        this.pacing = pacing;
        this.contacts = contacts;
        this.vault = vault;
        this.clock = clock;
    }

    /** When the account may write to that number for the first time; null when it may now, or has done so already. */
    public @Nullable Instant admit(AccountId account, String to) {
        if (!pacing.on()) {
            return null;
        }
        var digest = digest(account, to);
        if (contacts.isKnown(account, digest)) {
            return null;
        }
        var now = clock.instant();
        var cap = pacing.newContactsOn(Pacing.date(now), linkedAt(account));
        var indexed = contacts.firstWrittenTo(account, today(now));
        var admitted = new boolean[1];
        beside.compute(account, (_, page) -> {
            var places = places(page, indexed, now);
            var known = places.get(digest);
            admitted[0] = known != null || indexed.size() + since(places, today(now)) < cap;
            if (admitted[0] && (known == null || !known.accepted())) {
                places.put(digest, new Place(now, false));
            }
            return places.isEmpty() ? null : places;
        });
        return admitted[0] ? null : tomorrow(now);
    }

    /** A message to somebody was accepted. */
    public void accepted(AccountId account, Sealed to) {
        if (pacing.on()) {
            vault.open(to).ifPresent(number -> {
                var digest = digest(account, number);
                beside.computeIfPresent(account, (_, page) -> {
                    page.computeIfPresent(digest, (_, place) -> new Place(place.at(), true));
                    return page;
                });
            });
        }
    }

    /** How much the account may send. */
    public SendingLimits limits(AccountId account) {
        if (!pacing.on()) {
            return SendingLimits.NONE;
        }
        var now = clock.instant();
        var linkedAt = linkedAt(account);
        var cap = pacing.newContactsOn(Pacing.date(now), linkedAt);
        var indexed = contacts.firstWrittenTo(account, today(now));
        var used = indexed.size() + since(places(beside.get(account), indexed, now), today(now));
        var warm = pacing.warmFrom(linkedAt);
        return new SendingLimits(
                true,
                pacing.spacing(),
                pacing.newContactsPerDay(),
                cap,
                Math.max(0, cap - used),
                tomorrow(now),
                warm.isAfter(now) ? warm : null);
    }

    /** What the index does not have, and is not too old to count. */
    private static Map<String, Place> places(@Nullable Map<String, Place> page, Set<String> indexed, Instant now) {
        var places = page == null ? new HashMap<String, Place>() : new HashMap<>(page);
        places.keySet().removeAll(new HashSet<>(indexed));
        places.values().removeIf(place -> place.isOver(now));
        return places;
    }

    private static int since(Map<String, Place> places, Instant day) {
        return (int) places.values().stream()
                .filter(place -> !place.at().isBefore(day))
                .count();
    }

    /** An account without a number would begin with a new one. */
    private Instant linkedAt(AccountId account) {
        return contacts.numberSince(account).orElseGet(clock::instant);
    }

    private String digest(AccountId account, String number) {
        return vault.digest(Vault.DigestPurpose.PHONE, Contacts.digestInput(account, number));
    }

    private static Instant today(Instant now) {
        return Pacing.date(now).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant tomorrow(Instant now) {
        return Pacing.date(now).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
