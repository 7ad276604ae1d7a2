package com.ogensync.connect.dashboard.signin;

import java.time.Instant;

/**
 * The content of a sign-in cookie.
 *
 * @param token the API token
 * @param until when the sign-in ends, unless it is renewed
 * @param end when the sign-in ends at the latest: no renewal moves it
 * @param https whether the page of the sign-in was loaded over https
 */
record SignedIn(String token, Instant until, Instant end, boolean https) {

    @Override
    public String toString() {
        return "SignedIn[until=" + until + ", end=" + end + "]";
    }
}
