package com.ogensync.connect.api;

import com.ogensync.connect.api.account.event.AccountEvent;
import com.ogensync.connect.api.account.event.EmailClaimed;
import com.ogensync.connect.api.anchor.event.AnchorEvent;
import com.ogensync.connect.api.inbox.event.InboxEvent;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.api.operator.event.OperationDone;
import com.ogensync.connect.api.operator.event.OperatorEvent;
import com.ogensync.connect.api.session.event.WhatsAppSessionEvent;
import java.util.List;
import java.util.stream.Stream;

/**
 * The types of events, read from the sealed interfaces. A list of event types anywhere else is derived from this one or
 * compared with it by a test. One sealed root is not possible: the interfaces are in several packages of a module
 * without a name.
 */
public final class EventTypes {

    private static final List<Class<? extends Event>> KINDS = List.of(
            AccountEvent.class,
            EmailClaimed.class,
            MessageEvent.class,
            InboxEvent.class,
            WhatsAppSessionEvent.class,
            OperatorEvent.class,
            OperationDone.class,
            AnchorEvent.class);

    private EventTypes() {}

    /** Every type of which an event can be stored. */
    public static List<Class<? extends Event>> all() {
        return KINDS.stream()
                .<Class<? extends Event>>flatMap(EventTypes::concrete)
                .toList();
    }

    /** The types that a sealed interface permits, also through further sealed interfaces. */
    public static <E extends Event> List<Class<? extends E>> of(Class<E> kind) {
        return EventTypes.<E>concrete(kind).toList();
    }

    @SuppressWarnings("unchecked") // What a sealed interface permits extends it.
    private static <E extends Event> Stream<Class<? extends E>> concrete(Class<? extends E> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(permitted -> concrete((Class<? extends E>) permitted))
                : Stream.of(type);
    }
}
