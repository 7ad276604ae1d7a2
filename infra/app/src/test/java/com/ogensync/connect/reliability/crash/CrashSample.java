package com.ogensync.connect.reliability.crash;

/** A program to crash: it says what it has done. */
final class CrashSample {

    private CrashSample() {}

    /** Does its work on as many threads as there are arguments, else on its own. */
    static void main(String[] args) throws InterruptedException {
        for (var name : args) {
            Thread.ofPlatform().start(() -> work(name)).join(200);
        }
        if (args.length == 0) {
            work("one");
            prepare();
            work("two");
            work("three");
        }
    }

    private static void prepare() {
        System.out.println("prepared");
    }

    private static void work(String what) {
        System.out.println(what);
    }
}
