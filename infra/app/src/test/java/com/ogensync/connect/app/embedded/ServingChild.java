package com.ogensync.connect.app.embedded;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process for tests to kill: starts the database, stores a row, and waits. */
final class ServingChild {

    static final String READY = "ready to be killed";

    private ServingChild() {}

    @SuppressWarnings("SystemOut")
    static void main(String[] arguments) throws Exception {
        var server = Databases.serve(Path.of(arguments[0]));
        Databases.execute(server, "CREATE TABLE coin (id int)", "INSERT INTO coin VALUES (7)");
        System.out.println(READY);
        new CountDownLatch(1).await();
    }
}
