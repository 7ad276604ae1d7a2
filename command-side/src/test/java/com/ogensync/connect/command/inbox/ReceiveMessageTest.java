package com.ogensync.connect.command.inbox;

import static com.ogensync.connect.command.TestMessages.ACCOUNT;
import static com.ogensync.connect.command.TestMessages.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.inbox.InboxId;
import com.ogensync.connect.api.inbox.command.ReceiveMessage;
import com.ogensync.connect.api.inbox.event.MessageReceived;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.content.MessageKind;
import com.ogensync.connect.api.message.content.SealedContent;
import com.ogensync.connect.command.CommandSideFixture;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiveMessageTest {

    private static final InboxId ID = new InboxId(ACCOUNT, "0".repeat(32), new WhatsAppMessageId("3A01"));
    private static final Sealed FROM = new Sealed("contacts", "from");
    private static final Sealed TEXT = new Sealed("content", "text");

    private final CommandSideFixture system = new CommandSideFixture();

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void an_incoming_message_is_stored() {
        system.when(receive("text"));
        assertThat(system.events(ID)).containsExactly(new MessageReceived(ID, FROM, content("text"), NOON, NOON));
    }

    @Test
    void a_repeated_message_has_no_effect_even_with_other_content() {
        system.when(receive("text"));
        system.when(receive("text"));
        system.when(receive("image"));
        assertThat(system.events(ID)).hasSize(1);
    }

    private static ReceiveMessage receive(String kind) {
        return new ReceiveMessage(ID, FROM, content(kind), NOON, NOON);
    }

    private static SealedContent content(String kind) {
        return new SealedContent(new MessageKind(kind), 1, TEXT, null, List.of());
    }
}
