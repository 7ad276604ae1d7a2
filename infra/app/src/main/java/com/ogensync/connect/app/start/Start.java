package com.ogensync.connect.app.start;

import org.springframework.boot.SpringApplication;

/** Starts a Spring application as the process's main program. */
public final class Start {

    /** The exit status of every start that fails. */
    public static final int FAILED = 2;

    /** A property of an application that a command starts for itself: the command reports its failures. */
    public static final String REPORTED_BY_CALLER = "ogensync.start.reported-by-caller";

    private Start() {}

    /** Runs it. A failure has been reported when Spring throws it, so the process ends with {@link #FAILED}. */
    public static void run(Class<?> application, String... arguments) {
        try {
            SpringApplication.run(application, arguments);
        } catch (RuntimeException | Error reported) {
            System.exit(FAILED);
        }
    }
}
