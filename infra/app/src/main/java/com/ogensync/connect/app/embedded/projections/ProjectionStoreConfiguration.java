package com.ogensync.connect.app.embedded.projections;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.ogensync.connect.app.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The projection store and its MongoDB client. */
@Configuration(proxyBeanMethods = false)
public class ProjectionStoreConfiguration {

    @Bean(destroyMethod = "close")
    ProjectionStore projectionStore(Settings settings) {
        var stores = settings.stores();
        return stores.mongoUri()
                .map(ProjectionStore::at)
                .orElseGet(() -> ProjectionStore.embeddedIn(stores.dataFolder().resolve("projections")));
    }

    @Bean(destroyMethod = "close")
    MongoClient mongoClient(ProjectionStore store) {
        return MongoClients.create(store.client());
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, ProjectionStore store) {
        return client.getDatabase(store.database());
    }

    @Bean
    ProjectionStoreHealth projectionStoreHealth(MongoDatabase database) {
        return new ProjectionStoreHealth(database);
    }
}
