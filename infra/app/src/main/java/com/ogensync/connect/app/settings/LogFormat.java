package com.ogensync.connect.app.settings;

/** The log format: text for people, or JSON for machines. */
public enum LogFormat {
    TEXT,
    JSON
}
