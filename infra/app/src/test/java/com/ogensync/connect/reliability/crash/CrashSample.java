package com.ogensync.connect.reliability.crash;

/** A program to crash, which prints its finished work. */
final class CrashSample {

    private CrashSample() {}

    /** Works on one thread per argument, or on the main thread without arguments. */
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
