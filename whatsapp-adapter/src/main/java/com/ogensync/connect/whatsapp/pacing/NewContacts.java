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
import org.axonframework.config.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Enforces the daily limit of new contacts per account. The count is durable: it is based on the accepted messages in
 * the index. The index lags behind, so this node also counts its own acceptances until they are indexed, and reserves a
 * place for each request before its message is accepted. If many requests compete for the last place, one gets it.
 */
public final class NewContacts {

    /** How long a place stays reserved: any request is accepted or refused by then. */
    private static final Duration RESERVATION_TIME = Duration.ofSeconds(45);
    /** How long an acceptance is counted in memory at most: it is indexed by then. */
    private static final Duration INDEX_DELAY_MAX = Duration.ofDays(1);

    private record Place(Instant at, boolean accepted) {

        boolean isExpired(Instant now) {
            return now.isAfter(at.plus(accepted ? INDEX_DELAY_MAX : RESERVATION_TIME));
        }
    }

    private final Pacing pacing;
    private final Contacts contacts;
    private final Vault vault;
    private final Clock clock;
    private final Map<AccountId, Map<String, Place>> reservations = new ConcurrentHashMap<>();

    NewContacts(Configuration axon) {
        pacing = axon.getComponent(Pacing.class);
        contacts = axon.getComponent(Contacts.class);
        vault = axon.getComponent(Vault.class);
        clock = axon.getComponent(Clock.class);
    }

    /**
     * Checks the limit for a message to this number and reserves a place for a new contact.
     *
     * @return null if the message is allowed, else when the account may send to new contacts again
     */
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
        reservations.compute(account, (_, page) -> {
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

    /** Converts the reservation for this recipient into an accepted contact. */
    public void accepted(AccountId account, Sealed to) {
        if (pacing.on()) {
            vault.open(to).ifPresent(number -> {
                var digest = digest(account, number);
                reservations.computeIfPresent(account, (_, page) -> {
                    page.computeIfPresent(digest, (_, place) -> new Place(place.at(), true));
                    return page;
                });
            });
        }
    }

    /** Returns the account's limits and how much of them is used. */
    public SendingLimits limits(AccountId account) {
        if (!pacing.on()) {
            return SendingLimits.NONE;
        }
        var now = clock.instant();
        var linkedAt = linkedAt(account);
        var cap = pacing.newContactsOn(Pacing.date(now), linkedAt);
        var indexed = contacts.firstWrittenTo(account, today(now));
        var used = indexed.size() + since(places(reservations.get(account), indexed, now), today(now));
        var warm = pacing.warmUpEnd(linkedAt);
        return new SendingLimits(
                true,
                pacing.spacing(),
                pacing.newContactsPerDay(),
                cap,
                Math.max(0, cap - used),
                tomorrow(now),
                warm.isAfter(now) ? warm : null);
    }

    /** Returns a copy of the places that are neither indexed nor expired. */
    private static Map<String, Place> places(@Nullable Map<String, Place> page, Set<String> indexed, Instant now) {
        var places = page == null ? new HashMap<String, Place>() : new HashMap<>(page);
        places.keySet().removeAll(new HashSet<>(indexed));
        places.values().removeIf(place -> place.isExpired(now));
        return places;
    }

    private static int since(Map<String, Place> places, Instant day) {
        return (int) places.values().stream()
                .filter(place -> !place.at().isBefore(day))
                .count();
    }

    /** Returns when the number was linked; now if none is, since the next one would be new. */
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
