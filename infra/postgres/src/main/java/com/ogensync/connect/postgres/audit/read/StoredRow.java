package com.ogensync.connect.postgres.audit.read;

/**
 * A stored event of an account's stream.
 *
 * @param sequence its sequence number in the stream, from 0
 * @param position its global index
 * @param payload UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // Millions per run, never compared.
public record StoredRow(String stream, long sequence, long position, String type, String revision, byte[] payload) {}
