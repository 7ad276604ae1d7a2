package com.ogensync.connect.api;

import com.ogensync.connect.api.account.event.AccountEvent;
import com.ogensync.connect.api.account.event.EmailClaimed;
import com.ogensync.connect.api.anchor.event.AnchorEvent;
import com.ogensync.connect.api.inbox.event.InboxEvent;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.api.operator.event.OperationDone;
import com.ogensync.connect.api.operator.event.OperatorEvent;
import com.ogensync.connect.api.session.event.WhatsAppSessionEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All event types, by the names under which they are stored. The stored name is the event's simple class name, so
 * packages may move; the class itself must never be renamed.
 */
public final class EventTypes {

    private static final Map<String, Class<? extends Event>> BY_NAME = Stream.of(
                    AccountEvent.class,
                    EmailClaimed.class,
                    MessageEvent.class,
                    WhatsAppSessionEvent.class,
                    InboxEvent.class,
                    AnchorEvent.class,
                    OperatorEvent.class,
                    OperationDone.class)
            .flatMap(EventTypes::of)
            .collect(Collectors.toUnmodifiableMap(EventTypes::nameOf, type -> type));

    private EventTypes() {}

    /** The stored names of all event types. */
    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** All event types: records, no interfaces. */
    public static Stream<Class<? extends Event>> all() {
        return BY_NAME.values().stream();
    }

    /** The event types of a sealed family, or the type itself when it is a record. */
    public static Stream<Class<? extends Event>> of(Class<? extends Event> family) {
        return family.isSealed()
                ? Stream.of(family.getPermittedSubclasses()).flatMap(type -> of(type.asSubclass(Event.class)))
                : Stream.of(family);
    }

    /** The name under which events of the type are stored. */
    public static String nameOf(Class<? extends Event> type) {
        return type.getSimpleName();
    }

    /** The type stored under the name; empty when this build has none. */
    public static Optional<Class<? extends Event>> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
