package com.ogensync.connect.rest;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.EmailClaimId;
import com.ogensync.connect.rest.operations.port.AccountDirectory;
import com.ogensync.connect.rest.operations.port.Anchors;
import com.ogensync.connect.rest.operations.port.DeadLetters;
import com.ogensync.connect.rest.operations.port.DriftReport;
import com.ogensync.connect.rest.operations.port.Nodes;
import com.ogensync.connect.rest.operations.port.OpenMessageList;
import com.ogensync.connect.rest.operations.port.OperatedSessions;
import com.ogensync.connect.rest.operations.port.ProjectionControl;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** In-memory implementations of the ports of the operator API. */
public final class TestOperations implements AccountDirectory, Anchors, DriftReport, OpenMessageList {

    public final Set<AccountId> accounts = new HashSet<>();
    public final Map<EmailClaimId, AccountId> emails = new HashMap<>();
    public final List<String> done = new ArrayList<>();
    public final List<DeadLetters.DeadLetter> letters = new ArrayList<>();
    public final Map<String, ProjectionControl.Progress> replays = new HashMap<>();
    public boolean retryHelps = true;
    public @Nullable Wanted wanted;

    void reset() {
        accounts.clear();
        emails.clear();
        done.clear();
        letters.clear();
        replays.clear();
        retryHelps = true;
        wanted = null;
    }

    @Override
    public boolean exists(AccountId account) {
        return accounts.contains(account);
    }

    @Override
    public Optional<AccountId> ofEmail(EmailClaimId email) {
        return Optional.ofNullable(emails.get(email));
    }

    @Override
    public List<Anchor> list(long before, int limit) {
        return List.of();
    }

    @Override
    public Findings findings() {
        return new Findings(List.of(), 1, 1, 2);
    }

    @Override
    public List<OpenMessage> list(Wanted filter) {
        wanted = filter;
        return List.of();
    }

    @Override
    public Map<String, Long> ages() {
        return Map.of("over_1h", 0L);
    }

    OperatedSessions sessions() {
        return new OperatedSessions() {
            @Override
            public List<Session> list(@Nullable State state, @Nullable UUID after, int limit) {
                return accounts.stream()
                        .map(account -> new Session(account, State.ONLINE, "node-1", null, 1, null, null, 0))
                        .limit(limit)
                        .toList();
            }
        };
    }

    Nodes nodes() {
        return () -> List.of(new Nodes.Node(
                "node-1",
                "0.1.0",
                true,
                2,
                Duration.ofMillis(-3),
                Instant.parse("2026-01-02T03:04:05.678Z"),
                Instant.parse("2026-01-02T03:05:05.678Z")));
    }

    ProjectionControl projections() {
        return new ProjectionControl() {
            @Override
            public List<Standing> list() {
                return List.of(new Standing("balances", "running", 7, 0, 0.0, 0, null, false));
            }

            @Override
            public boolean exists(String name) {
                return name.equals("balances");
            }

            @Override
            public void pause(String name) {
                done.add("pause " + name);
            }

            @Override
            public void resume(String name) {
                done.add("resume " + name);
            }

            @Override
            public boolean replay(String name) {
                done.add("replay " + name);
                return true;
            }

            @Override
            public Optional<Progress> progress(String name) {
                return Optional.ofNullable(replays.get(name));
            }
        };
    }

    DeadLetters letters() {
        return new DeadLetters() {
            @Override
            public List<DeadLetter> list(int limit) {
                return List.copyOf(letters);
            }

            @Override
            public Optional<DeadLetter> find(String id) {
                return letters.stream().filter(letter -> letter.id().equals(id)).findFirst();
            }

            @Override
            public boolean retry(DeadLetter letter) {
                return retryHelps;
            }

            @Override
            public void discard(DeadLetter letter) {
                letters.remove(letter);
            }
        };
    }
}
