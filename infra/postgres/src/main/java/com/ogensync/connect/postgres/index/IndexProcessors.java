package com.ogensync.connect.postgres.index;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.ogensync.connect.runtime.outage.OutageLog;
import java.util.Map;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.EventTrackerStatusChangeListener;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;

/** Creates the indexes' event processors. One node runs a processor at a time; the others are on standby. */
final class IndexProcessors {

    private static final int BATCH = 1_000;

    private final TokenStore tokens;
    private final TransactionManager transactions;
    private final ReadingPositions positions;

    IndexProcessors(TokenStore tokens, TransactionManager transactions, ReadingPositions positions) {
        this.tokens = tokens;
        this.transactions = transactions;
        this.positions = positions;
    }

    EventProcessor build(IndexWriter writer, Configuration axon, EventHandlerInvoker invoker) {
        var group = writer.group();
        var reader = new PatientReader(
                writer.rows(),
                TrackingEventProcessor.builder()
                        .name(group)
                        .eventHandlerInvoker(invoker)
                        .messageSource(axon.eventStore())
                        .tokenStore(tokens)
                        .transactionManager(transactions)
                        .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                        .errorHandler(PropagatingErrorHandler.instance())
                        .messageMonitor(axon.messageMonitor(TrackingEventProcessor.class, group))
                        .trackingEventProcessorConfiguration(settings(new OutageLog("Index " + group))));
        positions.follow(group, reader);
        return reader;
    }

    private TrackingEventProcessorConfiguration settings(OutageLog outage) {
        return TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                .andBatchSize(BATCH)
                .andTokenClaimInterval(1, SECONDS)
                .andEventTrackerStatusChangeListener(new EventTrackerStatusChangeListener() {
                    @Override
                    public void onEventTrackerStatusChange(Map<Integer, EventTrackerStatus> changed) {
                        changed.values()
                                .forEach(status -> outage.update(status.isErrorState() ? status.getError() : null));
                        positions.moved();
                    }

                    @Override
                    public boolean validatePositions() {
                        return true;
                    }
                });
    }
}
