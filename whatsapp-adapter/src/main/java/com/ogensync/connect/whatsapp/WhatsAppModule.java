package com.ogensync.connect.whatsapp;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.runtime.timing.SystemTimer;
import com.ogensync.connect.runtime.timing.Timer;
import com.ogensync.connect.whatsapp.dispatch.CommandSender;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import com.ogensync.connect.whatsapp.pacing.Contacts;
import com.ogensync.connect.whatsapp.pacing.NewContacts;
import com.ogensync.connect.whatsapp.pacing.Pacer;
import com.ogensync.connect.whatsapp.sending.OpenMessages;
import com.ogensync.connect.whatsapp.sending.Sending;
import com.ogensync.connect.whatsapp.sending.WaitingReceipts;
import com.ogensync.connect.whatsapp.session.LinkedSessions;
import com.ogensync.connect.whatsapp.session.SessionModule;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.lifecycle.Phase;

/** Registers WhatsApp in an Axon application: sessions, linking, sending and recovery. */
public final class WhatsAppModule implements ConfigurerModule {

    /** Starts after the event processors; shutdown runs in reverse order, so it stops before them. */
    private static final int AFTER_EVENT_PROCESSORS = Phase.INBOUND_EVENT_CONNECTORS + 5;

    private final WaitingReceipts receipts = new WaitingReceipts();
    private final WhatsAppSettings settings;
    private final WhatsAppGateway gateway;
    private final LinkedSessions linkedSessions;
    private final OpenMessages openMessages;
    private final Contacts contacts;
    private final Vault vault;
    private final Clock clock;
    private final Timer timer;
    private final RandomGenerator random;

    /**
     * Creates the module from the ports of the composition root.
     *
     * @param clock with millisecond precision
     */
    public WhatsAppModule(
            WhatsAppSettings settings,
            WhatsAppGateway gateway,
            LinkedSessions linkedSessions,
            OpenMessages openMessages,
            Contacts contacts,
            Vault vault,
            Clock clock) {
        this(
                settings,
                gateway,
                linkedSessions,
                openMessages,
                contacts,
                vault,
                clock,
                new SystemTimer("whatsapp-timer"),
                new SecureRandom());
    }

    WhatsAppModule(
            WhatsAppSettings settings,
            WhatsAppGateway gateway,
            LinkedSessions linkedSessions,
            OpenMessages openMessages,
            Contacts contacts,
            Vault vault,
            Clock clock,
            Timer timer,
            RandomGenerator random) {
        this.settings = settings;
        this.gateway = gateway;
        this.linkedSessions = linkedSessions;
        this.openMessages = openMessages;
        this.contacts = contacts;
        this.vault = vault;
        this.clock = clock;
        this.timer = timer;
        this.random = random;
    }

    @Override
    public void configureModule(Configurer configurer) {
        new SessionModule().configureModule(configurer);
        configurer.registerComponent(
                WhatsApp.class,
                configuration -> new WhatsApp(
                        settings,
                        receipts,
                        new CommandSender(configuration, settings.outcomeReports()),
                        configuration.eventStore(),
                        gateway,
                        linkedSessions,
                        openMessages,
                        new NewContacts(settings.pacing(), contacts, vault, clock),
                        new Pacer(settings.pacing(), random, clock, timer),
                        vault,
                        clock,
                        timer));
        configurer.registerQueryHandler(it -> whatsApp(it).linking());
        configurer.registerQueryHandler(it -> whatsApp(it).passkeys());
        configurer.registerQueryHandler(it -> whatsApp(it).sending().queryHandler());
        configurer.eventProcessing(processing -> processing
                .registerSubscribingEventProcessor(Sending.PROCESSING_GROUP)
                .registerErrorHandler(Sending.PROCESSING_GROUP, _ -> PropagatingErrorHandler.instance())
                .registerListenerInvocationErrorHandler(
                        Sending.PROCESSING_GROUP, _ -> PropagatingErrorHandler.instance())
                .registerEventHandler(it -> whatsApp(it).sending().eventHandler())
                .registerEventHandler(it -> whatsApp(it).sessionEventHandler()));
        configurer.onInitialize(it -> {
            it.onStart(AFTER_EVENT_PROCESSORS, () -> whatsApp(it).start());
            it.onShutdown(AFTER_EVENT_PROCESSORS, () -> whatsApp(it).stop());
        });
    }

    /** Returns the number of messages with receipts that are not stored yet. */
    public int waitingReceipts() {
        return receipts.count();
    }

    private static WhatsApp whatsApp(Configuration configuration) {
        return configuration.getComponent(WhatsApp.class);
    }
}
