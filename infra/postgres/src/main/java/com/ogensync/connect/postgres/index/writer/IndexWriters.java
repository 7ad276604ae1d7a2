package com.ogensync.connect.postgres.index.writer;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.postgres.PostgresSettings;
import java.util.List;
import java.util.function.Supplier;

/** The list of all indexes. */
public final class IndexWriters {
    private final Digests digests;
    private final PostgresSettings settings;

    /** Creates writers with the settings of this node. */
    public IndexWriters(Vault vault, PostgresSettings settings) {
        this.digests = new Digests(vault);
        this.settings = settings;
    }

    /** Creates a writer for each index, with a batch for those of one event processor. */
    public List<IndexWriter> all(Supplier<IndexBatch> batches) {
        var shared = batches.get();
        return List.of(
                new CredentialWriter(shared),
                new LinkedSessionWriter(shared, digests),
                new OpenMessageWriter(shared, settings.firstAttempt()),
                new ContactWriter(batches.get(), digests));
    }

    /** Creates the writers of the indexes that this node maintains; that of contacts only if sending is paced. */
    public List<IndexWriter> maintained(Supplier<IndexBatch> batches) {
        return all(batches).stream()
                .filter(writer -> settings.contactsKept() || !(writer instanceof ContactWriter))
                .toList();
    }
}
