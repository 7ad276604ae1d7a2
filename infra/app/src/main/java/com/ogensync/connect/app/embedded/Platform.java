package com.ogensync.connect.app.embedded;

import java.util.Locale;
import java.util.Map;

/** The operating system and processor, named as in the PostgreSQL archives. */
record Platform(String system, String processor) {

    private static final Map<String, String> PROCESSORS = Map.of("amd64", "x86_64", "arm64", "aarch64");

    static Platform current() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return new Platform(systemOf(system), PROCESSORS.getOrDefault(processor, processor));
    }

    boolean isLinux() {
        return system.equals("Linux");
    }

    /** Returns how initdb and recovery sync the data folder: on Linux one syncfs call replaces fsync per file. */
    String syncMethod() {
        return isLinux() ? "syncfs" : "fsync";
    }

    /** Returns the file name of a program. */
    String program(String name) {
        return system.equals("Windows") ? name + ".exe" : name;
    }

    private static String systemOf(String name) {
        if (name.contains("win") && !name.contains("darwin")) {
            return "Windows";
        }
        return name.contains("mac") || name.contains("darwin") ? "Darwin" : "Linux";
    }

    @Override
    public String toString() {
        return system + " on " + processor;
    }
}
