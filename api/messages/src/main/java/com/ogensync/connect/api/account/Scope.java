package com.ogensync.connect.api.account;

/** The permissions of a token. */
public enum Scope {
    /** The account's own API. */
    API,
    /** The operations API, for all accounts. */
    OPS
}
