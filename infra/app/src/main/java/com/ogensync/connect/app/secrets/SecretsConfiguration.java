package com.ogensync.connect.app.secrets;

import com.ogensync.connect.app.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The data folder, secrets and node name. */
@Configuration(proxyBeanMethods = false)
public class SecretsConfiguration {

    @Bean
    DataFolder dataFolder(Settings settings) {
        return DataFolder.at(settings.stores().dataFolder());
    }

    @Bean
    Secrets secrets(Settings settings, DataFolder folder) {
        return Secrets.of(settings.stores(), folder);
    }

    @Bean
    NodeName nodeName(Settings settings, DataFolder folder) {
        return NodeName.of(settings, folder);
    }
}
