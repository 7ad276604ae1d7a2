package com.ogensync.connect.app.observability;

import com.ogensync.connect.api.account.event.CoinDebited;
import com.ogensync.connect.api.account.event.CoinRefunded;
import com.ogensync.connect.api.account.event.CoinsGranted;
import com.ogensync.connect.api.account.event.LedgerEntry;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.api.message.event.MessageDelivered;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.api.message.event.MessageRead;
import com.ogensync.connect.api.message.event.MessageSent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Counts the events that this node stores, after their commit. Replayed events are not counted. */
final class CountedEvents implements ConfigurerModule {

    private final Counter granted;
    private final Counter debited;
    private final Counter refunded;
    private final Counter accepted;
    private final Counter sent;
    private final Counter failed;

    CountedEvents(MeterRegistry metrics) {
        granted = coins(metrics, "granted");
        debited = coins(metrics, "debited");
        refunded = coins(metrics, "refunded");
        accepted = messages(metrics, "accepted");
        sent = messages(metrics, "sent");
        failed = messages(metrics, "failed");
    }

    @Override
    public void configureModule(Configurer configurer) {
        configurer.onInitialize(axon -> axon.onStart(0, () -> {
            var _ = axon.eventStore().subscribe(this::onStoring);
        }));
    }

    private void onStoring(List<? extends EventMessage<?>> events) {
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().afterCommit(_ -> events.forEach(event -> count(event.getPayload())));
        } else {
            events.forEach(event -> count(event.getPayload()));
        }
    }

    private void count(Object event) {
        if (event instanceof LedgerEntry entry) {
            countCoins(entry);
        } else if (event instanceof MessageEvent message) {
            countMessage(message);
        }
    }

    private void countCoins(LedgerEntry movement) {
        switch (movement) {
            case CoinsGranted entry -> granted.increment((double) entry.amount().amount());
            case CoinDebited entry -> debited.increment((double) entry.amount().amount());
            case CoinRefunded entry ->
                refunded.increment((double) entry.amount().amount());
        }
    }

    private void countMessage(MessageEvent message) {
        switch (message) {
            case MessageAccepted _ -> accepted.increment();
            case MessageSent _ -> sent.increment();
            case MessageFailed _ -> failed.increment();
            case MessageDelivered _, MessageRead _ -> {}
        }
    }

    private static Counter coins(MeterRegistry metrics, String movement) {
        return Counter.builder("coins")
                .description("SyncCoins moved by this node")
                .tag("movement", movement)
                .register(metrics);
    }

    private static Counter messages(MeterRegistry metrics, String outcome) {
        return Counter.builder("messages")
                .description("messages accepted by this node, and their outcomes")
                .tag("outcome", outcome)
                .register(metrics);
    }
}
