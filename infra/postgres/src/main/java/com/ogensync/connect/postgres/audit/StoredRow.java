package com.ogensync.connect.postgres.audit;

/**
 * An event of an account's stream, as it is stored.
 *
 * @param sequence its number in the stream, from 0
 * @param position its global index
 * @param payload UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // A million of them a run, compared never.
record StoredRow(String stream, long sequence, long position, String type, String revision, byte[] payload) {}
