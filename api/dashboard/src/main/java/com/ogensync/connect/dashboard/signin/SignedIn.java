package com.ogensync.connect.dashboard.signin;

import java.time.Instant;

/**
 * The content of a sign-in cookie.
 *
 * @param token the API token
 * @param until when the sign-in ends
 * @param https whether the page of the sign-in was loaded over https
 */
record SignedIn(String token, Instant until, boolean https) {

    @Override
    public String toString() {
        return "SignedIn[until=" + until + "]";
    }
}
