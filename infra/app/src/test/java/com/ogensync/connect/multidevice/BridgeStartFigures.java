package com.ogensync.connect.multidevice;

import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.whatsapp.gateway.SessionLease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures how fast a bridge shows its first code and a linked device connects. Run by {@code infra/whatsapp-figures}.
 */
class BridgeStartFigures {

    private static final int STARTS = Integer.getInteger("figures.starts", 9);
    private static final int RECONNECTS = Integer.getInteger("figures.reconnects", 30);
    private static final String PHONE = "919700000001";
    private static final Duration LEASE = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private final Report report = new Report();

    @Test
    void figures() {
        try (var outside = new BridgedOutside(folder)) {
            start(outside, new Chronicle()); // Unpacks the program and creates the schema.
            for (int i = 0; i < STARTS; i++) {
                outside.anotherBridge();
                report.add(
                        "a bridge is needed -> first QR (its program checked first), ms",
                        start(outside, new Chronicle()));
            }
            outside.anotherBridge();
            reconnect(outside, new Chronicle());
            outside.gateway().stop();
        } finally {
            report.print();
        }
    }

    private static double start(BridgedOutside outside, Chronicle chronicle) {
        var account = new AccountId(UUID.randomUUID());
        outside.gateway().start(chronicle.events());
        var begin = System.nanoTime();
        outside.gateway().link(account, 1, LinkMethod.QR, null);
        return millis(begin, chronicle.await(account, "codeIssued").nanos());
    }

    private void reconnect(BridgedOutside outside, Chronicle chronicle) {
        var account = new AccountId(UUID.randomUUID());
        outside.gateway().start(chronicle.events());
        outside.gateway().link(account, 1, LinkMethod.QR, null);
        outside.scan((String) chronicle.await(account, "codeIssued").arguments().get(2), PHONE);
        var device = (String) chronicle.await(account, "linked").arguments().get(2);
        chronicle.await(account, "connectionRestored");
        for (int i = 0; i < RECONNECTS; i++) {
            outside.gateway().close(account);
            await().pollInterval(Duration.ofMillis(20)).until(() -> !outside.isConnected(PHONE));
            var begin = System.nanoTime();
            outside.gateway().open(account, 1, device, new SessionLease(i + 1L, LEASE));
            report.add(
                    "linked session, open -> connected, ms",
                    millis(
                            begin,
                            chronicle
                                    .await(account, "connectionRestored", i + 2)
                                    .nanos()));
        }
    }

    private static double millis(long begin, long end) {
        return (end - begin) / 1e6;
    }
}
