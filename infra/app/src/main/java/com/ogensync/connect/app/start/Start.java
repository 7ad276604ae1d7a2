package com.ogensync.connect.app.start;

import org.springframework.boot.SpringApplication;

/** Starts a Spring application as the process's main program. */
public final class Start {

    /** The exit status of every start that fails. */
    public static final int FAILED = 2;

    /** Set on an application context that a command starts: the command reports its failures. */
    public static final String REPORTED_BY_CALLER = "ogensync.start.reported-by-caller";

    private Start() {}

    /** Runs the application. On failure, which Spring has already reported, the process exits with {@link #FAILED}. */
    public static void run(Class<?> application, String... arguments) {
        try {
            SpringApplication.run(application, arguments);
        } catch (RuntimeException | Error reported) {
            System.exit(FAILED);
        }
    }
}
