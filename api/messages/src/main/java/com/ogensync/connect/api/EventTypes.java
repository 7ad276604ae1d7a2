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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The types of events and the names under which they are stored. The stored name is the simple class name, so packages
 * may move; the class itself must never be renamed.
 *
 * <p>A list of event types anywhere else is derived from this one or compared with it by a test. One sealed root is not
 * possible: the interfaces are in several packages, and the code base is not a named Java module.
 */
public final class EventTypes {

    private static final Map<String, Class<? extends Event>> BY_NAME = Stream.<Class<? extends Event>>of(
                    AccountEvent.class,
                    EmailClaimed.class,
                    MessageEvent.class,
                    WhatsAppSessionEvent.class,
                    InboxEvent.class,
                    AnchorEvent.class,
                    OperatorEvent.class,
                    OperationDone.class)
            .<Class<? extends Event>>flatMap(EventTypes::concrete)
            .collect(Collectors.toUnmodifiableMap(EventTypes::nameOf, type -> type));

    private EventTypes() {}

    /** Returns every concrete event type. */
    public static List<Class<? extends Event>> all() {
        return List.copyOf(BY_NAME.values());
    }

    /** Returns the concrete types that a sealed interface permits, directly or through further sealed interfaces. */
    public static <E extends Event> List<Class<? extends E>> of(Class<E> kind) {
        return EventTypes.<E>concrete(kind).toList();
    }

    /** Returns the stored names of all types. */
    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** Returns the name under which events of the type are stored. */
    public static String nameOf(Class<? extends Event> type) {
        return type.getSimpleName();
    }

    /** Returns the type that is stored under the name; empty if this build has none. */
    public static Optional<Class<? extends Event>> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    @SuppressWarnings("unchecked") // A permitted type extends its sealed interface.
    private static <E extends Event> Stream<Class<? extends E>> concrete(Class<? extends E> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(permitted -> concrete((Class<? extends E>) permitted))
                : Stream.of(type);
    }
}
