package com.ogensync.connect.app.embedded.projections.scratch;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import java.nio.file.Path;

/** Keeps each collection in a scratch file of its own. */
public final class ScratchBackend extends AbstractMongoBackend {

    private final Path folder;

    /** Creates a backend with its files in this folder, which is created if needed. */
    public ScratchBackend(Path folder) {
        this.folder = folder;
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new ScratchDatabase(name, folder, getCursorRegistry());
    }
}
