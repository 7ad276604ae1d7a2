package com.ogensync.connect.whatsapp;

import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.inbox.InboxId;
import com.ogensync.connect.api.inbox.event.MessageReceived;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.command.SendMessage;
import com.ogensync.connect.api.message.content.TextContent;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.api.message.query.AwaitOutcome;
import com.ogensync.connect.api.message.query.FindSendingLimits;
import com.ogensync.connect.api.message.query.FindSendingState;
import com.ogensync.connect.api.message.query.MessageOutcome;
import com.ogensync.connect.api.message.query.SendingLimits;
import com.ogensync.connect.api.message.query.SendingState;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.command.RequestLink;
import com.ogensync.connect.api.session.event.WhatsAppSessionEvent;
import com.ogensync.connect.api.session.query.AwaitLinkCode;
import com.ogensync.connect.api.session.query.LinkCode;
import com.ogensync.connect.runtime.aggregate.ConflictRetries;
import com.ogensync.connect.runtime.aggregate.StaleDecisions;
import com.ogensync.connect.runtime.content.ContentSealer;
import com.ogensync.connect.runtime.timing.Timer;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import com.ogensync.connect.whatsapp.pacing.Contacts;
import com.ogensync.connect.whatsapp.pacing.Pacing;
import com.ogensync.connect.whatsapp.sending.MessageDispatcher;
import com.ogensync.connect.whatsapp.sending.OpenMessages;
import com.ogensync.connect.whatsapp.session.LinkedSessions;
import com.ogensync.connect.whatsapp.settings.WhatsAppSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.InterceptorChain;
import org.jspecify.annotations.Nullable;

/** One node with the module, on an in-memory store that survives its restart. A test advances its time. */
final class Node implements AutoCloseable {

    static final AccountId ACCOUNT = new AccountId(UUID.fromString("0a1b2c3d-0000-4000-8000-000000000001"));
    static final Duration ACK_TIMEOUT = TestSettings.ACK_TIMEOUT;
    static final Duration DEADLINE = Duration.ofHours(24);

    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor();
    private final WhatsAppSettings settings;
    final EventStorageEngine store;
    final MemoryIndex index;
    final MemoryContacts contacts;
    final TestClock clock;
    final TestTimer timer;
    final PlainVault vault = new PlainVault();
    final Configuration configuration;
    final MessageStreams messages;
    private final AtomicBoolean databaseUnavailable = new AtomicBoolean();
    private final AtomicInteger numbers;

    Node(WhatsAppGateway gateway) {
        this(gateway, Pacing.OFF, Duration.ZERO);
    }

    /** Creates a node with this pacing and this lifetime of cached absent numbers. */
    Node(WhatsAppGateway gateway, Pacing pacing, Duration absenceKept) {
        this(
                gateway,
                TestSettings.of(pacing, absenceKept),
                new InMemoryEventStorageEngine(),
                new MemoryIndex(),
                new MemoryContacts(),
                new TestClock(),
                new AtomicInteger());
    }

    private Node(
            WhatsAppGateway gateway,
            WhatsAppSettings settings,
            EventStorageEngine store,
            MemoryIndex index,
            MemoryContacts contacts,
            TestClock clock,
            AtomicInteger numbers) {
        this.settings = settings;
        this.store = store;
        this.index = index;
        this.contacts = contacts;
        this.clock = clock;
        this.numbers = numbers;
        this.timer = new TestTimer(clock);
        var configurer = DefaultConfigurer.defaultConfiguration().configureEmbeddedEventStore(_ -> store);
        configurer.eventProcessing(processing ->
                processing.registerSubscribingEventProcessor("memory-index").registerEventHandler(_ -> index));
        configurer.eventProcessing(processing ->
                processing.registerSubscribingEventProcessor("memory-contacts").registerEventHandler(_ -> contacts));
        new WhatsAppModule(settings, gateway).configureModule(configurer);
        configurer.registerComponent(LinkedSessions.class, _ -> index);
        configurer.registerComponent(OpenMessages.class, _ -> index);
        configurer.registerComponent(Contacts.class, _ -> contacts);
        configurer.registerComponent(Vault.class, _ -> vault);
        configurer.registerComponent(Clock.class, _ -> clock);
        configurer.registerComponent(Timer.class, _ -> timer);
        configurer.registerComponent(RandomGenerator.class, _ -> new Random(1));
        configurer.registerCommandHandler(it -> new MessageStreams(it.eventStore()));
        configurer.registerComponent(
                CommandGateway.class,
                it -> DefaultCommandGateway.builder()
                        .commandBus(it.commandBus())
                        .retryScheduler(ConflictRetries.on(retries))
                        .build());
        configuration = configurer.buildConfiguration();
        messages = new MessageStreams(configuration.eventStore());
        var _ = configuration.commandBus().registerHandlerInterceptor((_, chain) -> checkAvailable(chain));
        var _ = configuration.commandBus().registerHandlerInterceptor(new StaleDecisions(configuration::eventStore));
        configuration.start();
        timer.advance(Duration.ZERO);
    }

    private @Nullable Object checkAvailable(InterceptorChain chain) throws Exception {
        if (databaseUnavailable.get()) {
            throw new IllegalStateException("The database is unavailable");
        }
        return chain.proceed();
    }

    /** Starts a node in another process, with the same store and index. */
    Node restarted(WhatsAppGateway gateway) {
        return restarted(gateway, index);
    }

    /** Starts a node in another process, with the same store and another index. */
    Node restarted(WhatsAppGateway gateway, MemoryIndex other) {
        return new Node(gateway, settings, store, other, contacts, clock, numbers);
    }

    /** Makes commands and index queries fail, or work again. */
    void databaseUnavailable(boolean unavailable) {
        databaseUnavailable.set(unavailable);
        index.unavailable(unavailable);
    }

    /** Links a device through a gateway that the test controls. */
    Node linked(ScriptedGateway gateway) {
        long link = requestLink();
        gateway.events().linked(ACCOUNT, link, "919876543210", "device-" + link).join();
        return this;
    }

    long requestLink() {
        Long link = configuration
                .commandGateway()
                .sendAndWait(new RequestLink(new SessionId(ACCOUNT), LinkMethod.QR, clock.instant()));
        return link;
    }

    /** Accepts a message as the command side does. */
    MessageId accept(String text) {
        return accept(text, "919876543211");
    }

    MessageId accept(String text, String to) {
        var id = id(numbers.incrementAndGet());
        var now = clock.instant();
        configuration
                .commandGateway()
                .sendAndWait(new SendMessage(
                        id,
                        true,
                        vault.seal(ACCOUNT, Vault.Purpose.CONTACTS, now, to),
                        new ContentSealer(vault).seal(ACCOUNT, now, new TextContent(text)),
                        now.plus(DEADLINE),
                        now.plus(ACK_TIMEOUT).plusSeconds(2),
                        "fingerprint",
                        new TokenId(new UUID(0, 1)),
                        new RequestId("request-1"),
                        null,
                        now));
        return id;
    }

    /** Returns the id of the next message. */
    MessageId nextId() {
        return id(numbers.get() + 1);
    }

    private static MessageId id(int number) {
        return new MessageId(ACCOUNT, new WhatsAppMessageId("3EB0" + number));
    }

    <R> CompletableFuture<R> ask(Object query, Class<R> answer) {
        return configuration.queryGateway().query(query, answer);
    }

    SendingState state() {
        return stateFor("919876543211");
    }

    SendingState stateFor(String to) {
        return ask(new FindSendingState(ACCOUNT, to), SendingState.class).join();
    }

    SendingLimits limits() {
        return ask(new FindSendingLimits(ACCOUNT), SendingLimits.class).join();
    }

    /** Returns the incoming messages with this id. */
    List<MessageReceived> inbox(String id) {
        return inbox(id, "919000000001");
    }

    /** Returns the incoming messages with this id in this chat. */
    List<MessageReceived> inbox(String id, String chat) {
        return messages.inbox(InboxId.of(ACCOUNT, chat, new WhatsAppMessageId(id), vault));
    }

    CompletableFuture<MessageOutcome> outcome(MessageId id) {
        return ask(new AwaitOutcome(id, Duration.ofSeconds(20)), MessageOutcome.class);
    }

    CompletableFuture<LinkCode> code(@Nullable String phone) {
        return ask(new AwaitLinkCode(ACCOUNT, phone, Duration.ofSeconds(20)), LinkCode.class);
    }

    List<MessageEvent> of(MessageId id) {
        return messages.of(id);
    }

    /** Waits until the last event of a message is of this type. */
    <E extends MessageEvent> E awaitLast(MessageId id, Class<E> kind) {
        await().until(() -> kind.isInstance(of(id).getLast()));
        return kind.cast(of(id).getLast());
    }

    /** Waits until no message is in progress in this process. */
    void awaitIdle() {
        await().until(() -> configuration.getComponent(MessageDispatcher.class).isIdle());
    }

    /** Advances the time second by second until the condition holds. */
    void passTimeUntil(Callable<Boolean> condition) {
        await().until(() -> {
            timer.advance(Duration.ofSeconds(1));
            return condition.call();
        });
    }

    List<String> sessionEvents() {
        var lines = new ArrayList<String>();
        configuration
                .eventStore()
                .readEvents(new SessionId(ACCOUNT).value(), 0)
                .forEachRemaining(it -> lines.add(
                        ((WhatsAppSessionEvent) it.getPayload()).getClass().getSimpleName() + " "
                                + ((WhatsAppSessionEvent) it.getPayload()).link()));
        return lines;
    }

    @Override
    public void close() {
        configuration.shutdown();
        retries.shutdown();
    }
}
