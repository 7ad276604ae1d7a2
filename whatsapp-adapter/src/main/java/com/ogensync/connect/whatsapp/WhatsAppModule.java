package com.ogensync.connect.whatsapp;

import com.ogensync.connect.runtime.timing.SystemTimer;
import com.ogensync.connect.runtime.timing.Timer;
import com.ogensync.connect.whatsapp.connection.ConnectionModule;
import com.ogensync.connect.whatsapp.dispatch.CommandSender;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import com.ogensync.connect.whatsapp.linking.LinkingModule;
import com.ogensync.connect.whatsapp.pacing.Pacing;
import com.ogensync.connect.whatsapp.pacing.PacingModule;
import com.ogensync.connect.whatsapp.sending.SendingModule;
import com.ogensync.connect.whatsapp.session.SessionModule;
import com.ogensync.connect.whatsapp.settings.WhatsAppSettings;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.lifecycle.Phase;

/**
 * Registers WhatsApp in an Axon application. Its ports {@link com.ogensync.connect.whatsapp.session.LinkedSessions},
 * {@link com.ogensync.connect.whatsapp.sending.OpenMessages}, {@link com.ogensync.connect.whatsapp.pacing.Contacts},
 * {@code Vault} and {@code Clock} (with millisecond precision) are components of the application.
 *
 * @param gateway the connection to WhatsApp; the module starts and stops it
 */
public record WhatsAppModule(WhatsAppSettings settings, WhatsAppGateway gateway) implements ConfigurerModule {

    /** Starts after the event processors; shutdown runs in reverse order, so it stops before them. */
    private static final int AFTER_EVENT_PROCESSORS = Phase.INBOUND_EVENT_CONNECTORS + 5;
    /** The maximum number of outcomes stored concurrently; below the size of the database pool. */
    private static final int OUTCOME_REPORTS_MAX = 8;

    @Override
    public void configureModule(Configurer configurer) {
        configurer.registerComponent(WhatsAppSettings.class, _ -> settings);
        configurer.registerComponent(Pacing.class, _ -> settings.pacing());
        configurer.registerComponent(WhatsAppGateway.class, _ -> gateway);
        configurer.registerComponent(Timer.class, _ -> new SystemTimer("whatsapp-timer"));
        configurer.registerComponent(RandomGenerator.class, _ -> new SecureRandom());
        configurer.registerComponent(CommandSender.class, axon -> new CommandSender(axon, OUTCOME_REPORTS_MAX));
        new SessionModule().configureModule(configurer);
        new ConnectionModule().configureModule(configurer);
        new LinkingModule().configureModule(configurer);
        new PacingModule().configureModule(configurer);
        new SendingModule().configureModule(configurer);
        configurer.registerComponent(WhatsApp.class, WhatsApp::new);
        configurer.eventProcessing(WhatsAppModule::configureProcessor);
        configurer.onInitialize(axon -> {
            axon.onStart(
                    AFTER_EVENT_PROCESSORS,
                    () -> axon.getComponent(WhatsApp.class).start());
            axon.onShutdown(
                    AFTER_EVENT_PROCESSORS,
                    () -> axon.getComponent(WhatsApp.class).stop());
        });
    }

    private static void configureProcessor(EventProcessingConfigurer processing) {
        processing
                .registerSubscribingEventProcessor(SendingModule.PROCESSING_GROUP)
                .registerErrorHandler(SendingModule.PROCESSING_GROUP, _ -> PropagatingErrorHandler.instance())
                .registerListenerInvocationErrorHandler(
                        SendingModule.PROCESSING_GROUP, _ -> PropagatingErrorHandler.instance())
                .registerEventHandler(WhenSessionStored::new);
    }
}
