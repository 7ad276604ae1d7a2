package com.ogensync.connect.dashboard;

import java.nio.file.Path;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * Settings of the web pages.
 *
 * @param secret the secret from which the key of the sign-in cookies is derived; the same on all nodes
 * @param sandbox whether the sandbox is on, so that the pages show its phone
 * @param sources a folder whose files replace the packaged ones and are read again for every request; for development
 */
public record DashboardSettings(SecretKey secret, boolean sandbox, Optional<Path> sources) {

    @Override
    public String toString() {
        return "DashboardSettings";
    }
}
