package com.ogensync.connect.whatsapp.connection;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.runtime.timing.KeyedSerialExecutor;
import java.util.concurrent.CompletableFuture;

/** Runs the tasks of one account's session in the order of submission, and those of different accounts in parallel. */
public final class AccountExecutor {

    private final KeyedSerialExecutor<AccountId> tasks;

    /** @param onFailure runs after each failed task */
    AccountExecutor(Runnable onFailure) {
        tasks = new KeyedSerialExecutor<>("whatsapp-session", onFailure);
    }

    /** Queues a task. The future completes when the task has run, even if it failed. */
    public CompletableFuture<Void> submit(AccountId account, Runnable task) {
        var done = new CompletableFuture<Void>();
        tasks.execute(account, () -> {
            try {
                task.run();
            } finally {
                done.complete(null);
            }
        });
        return done;
    }

    /** Queues a task. */
    public void execute(AccountId account, Runnable task) {
        tasks.execute(account, task);
    }

    /** Whether no task is queued or running. */
    public boolean isIdle() {
        return tasks.isIdle();
    }
}
