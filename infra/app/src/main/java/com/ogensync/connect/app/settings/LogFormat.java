package com.ogensync.connect.app.settings;

/** How log lines look: for a person, or for a machine. */
public enum LogFormat {
    TEXT,
    JSON
}
