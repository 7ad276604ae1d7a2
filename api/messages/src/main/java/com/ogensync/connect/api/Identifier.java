package com.ogensync.connect.api;

/** An identifier that consists of one text. It is stored and shown as that text. */
public interface Identifier {

    /** Returns the text that is stored, hashed and shown. */
    String value();
}
