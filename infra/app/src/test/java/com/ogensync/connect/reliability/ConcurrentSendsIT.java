package com.ogensync.connect.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.reliability.audit.Auditor;
import com.ogensync.connect.reliability.audit.Send;
import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.Answer;
import com.ogensync.connect.reliability.child.ChildApp;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Many concurrent sends with a balance of M: exactly M succeed, the rest get 402. {@code -Dreliability.sends=1000
 * -Dreliability.rounds=50} is the full form.
 */
class ConcurrentSendsIT {

    private static final int SENDS = Integer.getInteger("reliability.sends", 200);
    private static final int ROUNDS = Integer.getInteger("reliability.rounds", 3);
    private static final int ROUNDS_OF_ONE_FOLDER = 5;

    private final Deadline deadline = Deadline.ofThisRun();
    private final List<Account> accounts = new ArrayList<>();
    private final List<Send> history = new ArrayList<>();

    @Test
    void exactly_as_many_as_there_are_coins_succeed() throws SQLException {
        var done = 0;
        while (done < ROUNDS && deadline.allows(done)) {
            done += roundsInOneFolder(Math.min(ROUNDS_OF_ONE_FOLDER, ROUNDS - done));
            Progress.say("%,d concurrent sends with 0, 1, 7 and 100 coins: %d rounds of each, all exact"
                    .formatted(SENDS, done));
        }
    }

    private int roundsInOneFolder(int rounds) throws SQLException {
        try (var app = ChildApp.start("concurrent", Map.of("SIGNUP_COINS", "100"))) {
            for (var round = 0; round < rounds; round++) {
                var account = registered(app);
                attack(app, account, 100);
                attack(app, account, 0);
            }
            audit(app, 100);
            app.sigterm();
            app.exitStatus();
            app.restart(Map.of("SIGNUP_COINS", "7"));
            for (var round = 0; round < rounds; round++) {
                attack(app, registered(app), 7);
                var poor = registered(app);
                spend(app, poor, 6);
                attack(app, poor, 1);
            }
            audit(app, 7);
        }
        return rounds;
    }

    private Account registered(ChildApp app) {
        var account = app.caller().registerLinked();
        accounts.add(account);
        return account;
    }

    private void attack(ChildApp app, Account account, int coins) {
        var label = account.id() + " on " + coins + " ";
        var sending = IntStream.range(0, SENDS)
                .mapToObj(it -> app.caller().sending(account, null, Load.ordinary(account), label + it))
                .toList();
        var statuses = new TreeMap<Integer, Long>();
        for (var i = 0; i < SENDS; i++) {
            var answer = Answer.of(sending.get(i).join());
            statuses.merge(answer.status() == 202 ? 200 : answer.status(), 1L, Long::sum);
            history.add(new Send(account.id(), null, Load.ordinary(account), label + i, Load.response(answer)));
        }
        var expected = new TreeMap<>(Map.of(402, (long) SENDS - coins));
        if (coins > 0) {
            expected.put(200, (long) coins);
        }
        assertThat(statuses).as(label + app.described()).isEqualTo(expected);
    }

    private void spend(ChildApp app, Account account, int coins) {
        for (var i = 0; i < coins; i++) {
            var text = account.id() + " spent " + i;
            var answer = app.caller()
                    .send(account, null, Load.ordinary(account), text)
                    .expect(200);
            history.add(new Send(account.id(), null, Load.ordinary(account), text, Load.response(answer)));
        }
    }

    private void audit(ChildApp app, long signUpCoins) throws SQLException {
        var witness = new Witness(app, signUpCoins);
        witness.awaitOutcomes(accounts);
        witness.awaitBalances(accounts);
        var evidence = witness.evidence(
                accounts, history, accounts.stream().map(Load::ordinary).toList(), "");
        assertThat(Auditor.faults(evidence)).as(app.described()).isEmpty();
        accounts.clear();
        history.clear();
    }
}
