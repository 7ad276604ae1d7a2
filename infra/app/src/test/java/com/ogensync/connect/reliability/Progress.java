package com.ogensync.connect.reliability;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** A line for each thing done, so that whoever waits for a long run sees how far it is. */
final class Progress {

    private Progress() {}

    static void say(String what) {
        System.out.println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " " + what);
    }
}
