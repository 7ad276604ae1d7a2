package com.ogensync.connect.app.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeGenerator;

/** The application does not start; the message is one sentence for the user. */
public final class StartRefused extends RuntimeException implements ExitCodeGenerator {

    /** Creates a refusal with this sentence. */
    public StartRefused(String sentence) {
        this(sentence, null);
    }

    /** Creates a refusal with this sentence and its cause. */
    public StartRefused(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    @Override
    public int getExitCode() {
        return 2;
    }
}
