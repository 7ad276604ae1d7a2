package com.ogensync.connect.api;

/** A name made of one text. It is stored and shown as that text alone. */
public interface Identifier {

    /** The text that is stored, hashed and shown. */
    String value();
}
