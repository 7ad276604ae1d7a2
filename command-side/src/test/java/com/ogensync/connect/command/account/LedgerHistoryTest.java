package com.ogensync.connect.command.account;

import static com.ogensync.connect.command.TestMessages.ACCOUNT;
import static com.ogensync.connect.command.TestMessages.NOON;
import static com.ogensync.connect.command.TestMessages.OPERATOR;
import static com.ogensync.connect.command.TestMessages.message;
import static com.ogensync.connect.command.TestMessages.register;
import static com.ogensync.connect.command.TestMessages.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Command;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.account.EntryBody;
import com.ogensync.connect.api.account.command.CorrectCoins;
import com.ogensync.connect.api.account.command.GrantCoins;
import com.ogensync.connect.api.account.event.CoinDebited;
import com.ogensync.connect.api.account.event.LedgerEntry;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.command.AbandonMessage;
import com.ogensync.connect.api.message.command.ReportMessageRefused;
import com.ogensync.connect.api.message.command.ReportMessageSent;
import com.ogensync.connect.api.message.command.SendMessage;
import com.ogensync.connect.command.CommandSideFixture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.axonframework.commandhandling.CommandExecutionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares random, reproducible histories, 10,000 commands in all, with a model that only counts coins. */
class LedgerHistoryTest {

    private enum Outcome {
        OPEN,
        SENT,
        FAILED
    }

    private final Map<MessageId, Outcome> outcomes = new HashMap<>();
    private long coins = 20;
    private long entries = 1;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void no_coin_is_made_or_lost(long seed) {
        var random = new SplittableRandom(seed);
        try (var system = new CommandSideFixture()) {
            system.when(register(ACCOUNT, coins));
            for (int step = 0; step < 2_000; step++) {
                var command = next(random);
                boolean succeeded = succeeds(system, command);
                assertThat(succeeded)
                        .as("seed %d, step %d: %s", seed, step, command)
                        .isEqualTo(expected(command));
            }
            chain_holds(ledger(system));
        }
    }

    private Command next(SplittableRandom random) {
        var id = message("M" + random.nextInt(300));
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> send(id);
            case 3 -> outcomes.containsKey(id) ? new ReportMessageSent(id, NOON) : send(id);
            case 4 -> outcomes.containsKey(id) ? new ReportMessageRefused(id, "463", NOON) : send(id);
            case 5 -> outcomes.containsKey(id) ? new AbandonMessage(id, NOON) : send(id);
            case 6 -> new GrantCoins(ACCOUNT, random.nextLong(-1, 4), OPERATOR, NOON);
            default ->
                new CorrectCoins(ACCOUNT, random.nextLong(0, entries + 2), random.nextLong(-9, 9), OPERATOR, NOON);
        };
    }

    /** Updates the model and returns whether the command must succeed. */
    private boolean expected(Command command) {
        return switch (command) {
            case SendMessage sent -> {
                var outcome = outcomes.get(sent.messageId());
                if (outcome != null) {
                    yield outcome != Outcome.OPEN; // A repeated request gets the outcome, or is refused as in flight.
                }
                boolean accepted = coins > 0;
                if (accepted) {
                    outcomes.put(sent.messageId(), Outcome.OPEN);
                    move(-1);
                }
                yield accepted;
            }
            case ReportMessageSent report -> {
                outcomes.replace(report.messageId(), Outcome.OPEN, Outcome.SENT);
                yield true;
            }
            case ReportMessageRefused report -> refund(report.messageId());
            case AbandonMessage report -> refund(report.messageId());
            case GrantCoins grant -> grant.amount() >= 1 && move(grant.amount());
            case CorrectCoins correction ->
                correction.amount() != 0
                        && correction.entry() >= 1
                        && correction.entry() <= entries
                        && coins + correction.amount() >= 0
                        && move(correction.amount());
            default -> throw new AssertionError(command);
        };
    }

    private boolean refund(MessageId id) {
        if (outcomes.replace(id, Outcome.OPEN, Outcome.FAILED)) {
            move(1);
        }
        return true;
    }

    private boolean move(long amount) {
        coins += amount;
        entries++;
        return true;
    }

    private boolean succeeds(CommandSideFixture system, Command command) {
        try {
            system.when(command);
            return true;
        } catch (CommandExecutionException refused) {
            assertThat(refused.getDetails()).get().isInstanceOf(Refusal.class);
            return false;
        }
    }

    private static List<LedgerEntry> ledger(CommandSideFixture system) {
        var entries = new ArrayList<LedgerEntry>();
        for (var event : system.events(ACCOUNT)) {
            if (event instanceof LedgerEntry entry) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private void chain_holds(List<LedgerEntry> ledger) {
        assertThat(ledger).hasSize((int) entries);
        var previous = EntryBody.GENESIS;
        long balance = 0;
        for (int i = 0; i < ledger.size(); i++) {
            var entry = ledger.get(i);
            balance += entry instanceof CoinDebited
                    ? -entry.amount().amount()
                    : entry.amount().amount();
            assertThat(entry.entry()).isEqualTo(i + 1L);
            assertThat(entry.balance().amount()).isEqualTo(balance).isNotNegative();
            assertThat(entry.previous()).isEqualTo(previous);
            assertThat(entry.hash()).isEqualTo(entry.expectedHash());
            previous = entry.hash();
        }
        assertThat(balance).isEqualTo(coins);
    }
}
