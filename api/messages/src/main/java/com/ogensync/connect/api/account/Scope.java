package com.ogensync.connect.api.account;

/** What a token is good for. */
public enum Scope {
    /** The account's own API. */
    API,
    /** Operations, over all accounts. */
    OPS
}
