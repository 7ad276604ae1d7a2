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
 * possible: the interfaces are in several packages of a module without a name.
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

    /** Every type of which an event can be stored. */
    public static List<Class<? extends Event>> all() {
        return List.copyOf(BY_NAME.values());
    }

    /** The types that a sealed interface permits, also through further sealed interfaces. */
    public static <E extends Event> List<Class<? extends E>> of(Class<E> kind) {
        return EventTypes.<E>concrete(kind).toList();
    }

    /** The stored names of all types. */
    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** The name under which events of the type are stored. */
    public static String nameOf(Class<? extends Event> type) {
        return type.getSimpleName();
    }

    /** The type that is stored under the name; empty when this build has none. */
    public static Optional<Class<? extends Event>> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    @SuppressWarnings("unchecked") // What a sealed interface permits extends it.
    private static <E extends Event> Stream<Class<? extends E>> concrete(Class<? extends E> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(permitted -> concrete((Class<? extends E>) permitted))
                : Stream.of(type);
    }
}
