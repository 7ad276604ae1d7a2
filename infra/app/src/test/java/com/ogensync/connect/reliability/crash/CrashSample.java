package com.ogensync.connect.reliability.crash;

/** A program to crash: it says what it has done. */
final class CrashSample {

    private CrashSample() {}

    static void main() {
        work("one");
        prepare();
        work("two");
        work("three");
    }

    private static void prepare() {
        System.out.println("prepared");
    }

    private static void work(String what) {
        System.out.println(what);
    }
}
