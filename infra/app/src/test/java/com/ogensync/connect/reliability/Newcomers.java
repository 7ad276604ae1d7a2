package com.ogensync.connect.reliability;

import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.Caller;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Registers accounts one after another until the application has ended. */
final class Newcomers {

    private static final int MOST = 50;

    private final List<Account> registered = new ArrayList<>();
    private final Thread thread;

    Newcomers(Caller caller) {
        thread = Thread.startVirtualThread(() -> register(caller));
    }

    /** Returns the accounts whose registration was acknowledged. */
    List<Account> registered() {
        try {
            thread.join();
            return registered;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void register(Caller caller) {
        try {
            while (registered.size() < MOST) {
                registered.add(caller.register());
            }
        } catch (UncheckedIOException gone) {
            // Registrations without a response are not counted.
        }
    }
}
