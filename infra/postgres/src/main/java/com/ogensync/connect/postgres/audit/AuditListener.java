package com.ogensync.connect.postgres.audit;

/** Receives the faults and the progress of an audit. Calls come from several threads but never overlap. */
public interface AuditListener {

    /** Reports a fault. */
    void fault(Fault fault);

    /**
     * Reports progress.
     *
     * @param entries the entries read so far
     * @param part the estimated part of all entries, 0 to 1
     */
    default void progress(long entries, double part) {}

    /**
     * Reports that an account's stream has been read to its end.
     *
     * @param sequence the sequence number of the stream's last event
     * @param balance the balance after the last entry
     */
    default void account(String account, long sequence, long balance) {}
}
