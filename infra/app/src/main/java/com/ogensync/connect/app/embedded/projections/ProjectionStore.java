package com.ogensync.connect.app.embedded.projections;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.ogensync.connect.app.embedded.projections.scratch.ScratchBackend;
import com.ogensync.connect.app.settings.Secret;
import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.UuidRepresentation;

/** The store of the projections: an external MongoDB, or an embedded one in this process. */
public final class ProjectionStore implements AutoCloseable {

    private static final String DATABASE = "ogensync_connect";

    private final ConnectionString address;
    private final Optional<MongoServer> server;

    private ProjectionStore(ConnectionString address, Optional<MongoServer> server) {
        this.address = address;
        this.server = server;
    }

    /** Creates an embedded store with scratch files in this folder. It is rebuilt from the events at every start. */
    public static ProjectionStore embeddedIn(Path folder) {
        var server = new MongoServer(new ScratchBackend(folder));
        return new ProjectionStore(
                new ConnectionString(server.bindAndGetConnectionString() + "/" + DATABASE), Optional.of(server));
    }

    /** Connects to an external MongoDB. */
    public static ProjectionStore at(Secret uri) {
        return new ProjectionStore(new ConnectionString(uri.revealed()), Optional.empty());
    }

    /** Returns whether the projections are lost when the process ends. */
    public boolean embedded() {
        return server.isPresent();
    }

    /** Returns the name of the database. */
    public String database() {
        return Optional.ofNullable(address.getDatabase()).orElse(DATABASE);
    }

    /** Returns the client settings; writes to an external MongoDB are acknowledged by a majority with journal. */
    MongoClientSettings client() {
        var client = MongoClientSettings.builder()
                .applyConnectionString(address)
                .applicationName("ogensync-connect")
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .applyToClusterSettings(it -> it.serverSelectionTimeout(2_500, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(
                        it -> it.connectTimeout(2, TimeUnit.SECONDS).readTimeout(10, TimeUnit.SECONDS));
        return embedded()
                ? client.retryWrites(false).build()
                : client.writeConcern(WriteConcern.MAJORITY.withJournal(true)).build();
    }

    @Override
    public void close() {
        server.ifPresent(MongoServer::shutdownNow);
    }
}
