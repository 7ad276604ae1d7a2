package com.ogensync.connect.app.embedded;

import java.util.Locale;
import java.util.Map;

/** The operating system and the processor, as the archives of PostgreSQL name them. */
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

    /** How all of a data folder is brought to disk at once: Linux needs no call for each of a thousand files. */
    String syncMethod() {
        return isLinux() ? "syncfs" : "fsync";
    }

    /** What a program's file is called. */
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
