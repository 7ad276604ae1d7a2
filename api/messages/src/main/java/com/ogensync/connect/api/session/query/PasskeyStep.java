package com.ogensync.connect.api.session.query;

import org.jspecify.annotations.Nullable;

/**
 * The step that WhatsApp requires of an account with a passkey before it links a device. It is a secret.
 *
 * @param request the options of a browser's {@code navigator.credentials.get}, as JSON; null if no passkey is required
 * @param code the code that the phone also shows, {@code ABCD-EFGH}; the owner compares both and confirms; null if
 *     there is no code to compare
 */
public record PasskeyStep(
        @Nullable String request, @Nullable String code) {

    /** No passkey is required. */
    public static final PasskeyStep NONE = new PasskeyStep(null, null);

    @Override
    public String toString() {
        return "PasskeyStep";
    }
}
