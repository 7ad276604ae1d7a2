package com.ogensync.connect.app.traces;

import io.micrometer.observation.Observation;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;

/** Records failures in spans by exception type only, because their messages may quote request data. */
final class DiscreetTraces {

    private DiscreetTraces() {}

    /** For incoming requests. */
    static final class OfRequests extends PropagatingReceiverTracingObservationHandler<ReceiverContext<?>> {

        OfRequests(Tracer tracer, Propagator propagator) {
            super(tracer, propagator);
        }

        @Override
        public void onError(ReceiverContext<?> context) {
            recordType(this, context);
        }
    }

    /** For everything else. */
    static final class OfWork extends DefaultTracingObservationHandler {

        OfWork(Tracer tracer) {
            super(tracer);
        }

        @Override
        public void onError(Observation.Context context) {
            recordType(this, context);
        }
    }

    private static <T extends Observation.Context> void recordType(TracingObservationHandler<T> handler, T context) {
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
