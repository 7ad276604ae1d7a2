package com.ogensync.connect.api.session.query;

import org.jspecify.annotations.Nullable;

/**
 * What WhatsApp wants of an account with a passkey before it links a device. It is a secret.
 *
 * @param request the options of a browser's {@code navigator.credentials.get}, as JSON; null when no passkey is wanted
 * @param code what the phone shows as well, {@code ABCD-EFGH}, to be confirmed by whoever saw both; null when there is
 *     nothing to compare
 */
public record PasskeyStep(
        @Nullable String request, @Nullable String code) {

    /** No passkey is wanted. */
    public static final PasskeyStep NONE = new PasskeyStep(null, null);

    @Override
    public String toString() {
        return "PasskeyStep";
    }
}
