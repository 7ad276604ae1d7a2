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

    /** Creates a writer for each index, with a batch of its own. */
    public List<IndexWriter> all(Supplier<IndexBatch> batches) {
        return List.of(
                new CredentialWriter(batches.get()),
                new LinkedSessionWriter(batches.get(), digests),
                new OpenMessageWriter(batches.get(), settings.firstAttempt()),
                new ContactWriter(batches.get(), digests));
    }

    /** Creates the writers of the indexes that this node maintains; that of contacts only if sending is paced. */
    public List<IndexWriter> maintained(Supplier<IndexBatch> batches) {
        return all(batches).stream()
                .filter(writer -> settings.contactsKept() || !(writer instanceof ContactWriter))
                .toList();
    }
}
