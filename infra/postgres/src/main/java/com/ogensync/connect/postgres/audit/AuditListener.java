package com.ogensync.connect.postgres.audit;

/** Hears how an audit goes, from several threads but never two at once. */
public interface AuditListener {

    /** Something is wrong. */
    void fault(Fault fault);

    /** So many entries have been read, which is about this part (0 to 1) of all. */
    default void progress(long entries, double part) {}

    /**
     * An account has been read to its end.
     *
     * @param sequence the number of its stream's last event
     * @param balance what its last entry left
     */
    default void account(String account, long sequence, long balance) {}
}
