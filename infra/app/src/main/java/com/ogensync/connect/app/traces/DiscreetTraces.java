package com.ogensync.connect.app.traces;

import io.micrometer.observation.Observation;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;

/** What makes spans tells a failure by its kind alone: its message may quote what a caller sent. */
final class DiscreetTraces {

    private DiscreetTraces() {}

    /** Of requests that come in. */
    static final class OfRequests extends PropagatingReceiverTracingObservationHandler<ReceiverContext<?>> {

        OfRequests(Tracer tracer, Propagator propagator) {
            super(tracer, propagator);
        }

        @Override
        public void onError(ReceiverContext<?> context) {
            tellKind(this, context);
        }
    }

    /** Of everything else. */
    static final class OfWork extends DefaultTracingObservationHandler {

        OfWork(Tracer tracer) {
            super(tracer);
        }

        @Override
        public void onError(Observation.Context context) {
            tellKind(this, context);
        }
    }

    private static <T extends Observation.Context> void tellKind(TracingObservationHandler<T> handler, T context) {
        var failure = context.getError();
        if (failure != null) {
            var _ = handler.getRequiredSpan(context)
                    .error(new Failure(failure.getClass().getSimpleName()));
        }
    }

    private static final class Failure extends Exception {

        Failure(String kind) {
            super(kind, null, false, false);
        }
    }
}
