package com.ogensync.connect.app.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeGenerator;

/** The application does not start; the message is one sentence for the person who started it. */
public final class StartRefused extends RuntimeException implements ExitCodeGenerator {

    /** Refuses with a sentence. */
    public StartRefused(String sentence) {
        this(sentence, null);
    }

    /** Refuses with a sentence, keeping what led to it. */
    public StartRefused(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    @Override
    public int getExitCode() {
        return 2;
    }
}
