package com.ogensync.connect.postgres.serialization;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Identifier;
import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.EmailClaimId;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.anchor.AnchorId;
import com.ogensync.connect.api.inbox.InboxId;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.content.MessageKind;
import com.ogensync.connect.api.operator.OperationId;
import com.ogensync.connect.api.operator.OperatorId;
import com.ogensync.connect.api.session.SessionId;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * The JSON formats of the messages' value types: ids as text, coins as a number, moments in UTC with three decimals.
 */
public final class VocabularyModule extends SimpleModule {

    VocabularyModule() {
        super("vocabulary");
        id(AccountId.class, AccountId::parse);
        id(EmailClaimId.class, EmailClaimId::parse);
        id(OperatorId.class, OperatorId::parse);
        id(OperationId.class, OperationId::parse);
        id(TokenId.class, TokenId::parse);
        id(MessageId.class, MessageId::parse);
        id(SessionId.class, SessionId::parse);
        id(InboxId.class, InboxId::parse);
        id(AnchorId.class, AnchorId::parse);
        id(WhatsAppMessageId.class, WhatsAppMessageId::new);
        id(MessageKind.class, MessageKind::new);
        id(RequestId.class, RequestId::new);
        id(Actor.class, Actor::new);
        id(FailureReason.class, FailureReason::new);
        text(Instant.class, VocabularyModule::momentText, Instant::parse);
        addSerializer(Coins.class, new CoinsAsNumber());
        addDeserializer(Coins.class, new NumberAsCoins());
    }

    private <T extends Identifier> void id(Class<T> type, Function<String, T> parse) {
        text(type, Identifier::value, parse);
    }

    private <T> void text(Class<T> type, Function<? super T, String> write, Function<String, T> parse) {
        var exact = new ExactText<T>(type, write, parse);
        addSerializer(type, exact.writer());
        addDeserializer(type, exact.reader());
        addKeySerializer(type, exact.keyWriter());
        addKeyDeserializer(type, exact.keyReader());
    }

    private static String momentText(Instant moment) {
        if (!moment.equals(Instants.toMillis(moment))) {
            throw new IllegalArgumentException("A stored moment must have whole milliseconds");
        }
        return Instants.text(moment);
    }

    private static final class CoinsAsNumber extends ValueSerializer<Coins> {

        @Override
        public void serialize(Coins coins, JsonGenerator json, SerializationContext context) {
            json.writeNumber(coins.amount());
        }
    }
}
