package com.ogensync.connect.rest;

import com.ogensync.connect.api.account.command.RegenerateToken;
import com.ogensync.connect.api.account.command.RegisterUser;
import com.ogensync.connect.api.message.command.SendMessage;
import com.ogensync.connect.api.operator.command.ActOnAccount;
import com.ogensync.connect.api.operator.command.RecordAction;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.AnswerPasskey;
import com.ogensync.connect.api.query.AwaitLinkCode;
import com.ogensync.connect.api.query.AwaitOutcome;
import com.ogensync.connect.api.query.ConfirmPasskey;
import com.ogensync.connect.api.query.FindBalance;
import com.ogensync.connect.api.query.FindBalanceAt;
import com.ogensync.connect.api.query.FindMessage;
import com.ogensync.connect.api.query.FindPasskeyStep;
import com.ogensync.connect.api.query.FindProfile;
import com.ogensync.connect.api.query.FindSendingLimits;
import com.ogensync.connect.api.query.FindSendingState;
import com.ogensync.connect.api.query.FindUsage;
import com.ogensync.connect.api.query.FindWhatsAppSession;
import com.ogensync.connect.api.query.LinkCode;
import com.ogensync.connect.api.query.ListAccountsOfPhone;
import com.ogensync.connect.api.query.ListActivities;
import com.ogensync.connect.api.query.ListActivityChanges;
import com.ogensync.connect.api.query.ListLedgerEntries;
import com.ogensync.connect.api.query.ListMessages;
import com.ogensync.connect.api.query.MessageOutcome;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.api.query.PasskeyStep;
import com.ogensync.connect.api.query.PasskeyVerdict;
import com.ogensync.connect.api.query.SendingLimits;
import com.ogensync.connect.api.query.SendingState;
import com.ogensync.connect.api.session.command.UnlinkWhatsApp;
import java.lang.reflect.Type;
import java.util.List;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;

/** Real command and query gateways of Axon whose handlers are scripted by a {@link World}. */
final class Buses {

    private final SimpleCommandBus commands = SimpleCommandBus.builder().build();
    private final SimpleQueryBus queries = SimpleQueryBus.builder().build();
    private final World world;

    Buses(World world) {
        this.world = world;
        for (var command : List.of(
                RegisterUser.class,
                RegenerateToken.class,
                SendMessage.class,
                UnlinkWhatsApp.class,
                ActOnAccount.class,
                RecordAction.class)) {
            var _ = commands.subscribe(command.getName(), message -> world.answer(message.getPayload()));
        }
        for (var query : List.of(
                FindBalance.class,
                FindWhatsAppSession.class,
                FindBalanceAt.class,
                FindMessage.class,
                FindProfile.class,
                FindUsage.class,
                ListActivities.class,
                ListActivityChanges.class,
                ListLedgerEntries.class,
                ListMessages.class)) {
            answer(query, Answer.class);
        }
        answer(ListAccountsOfPhone.class, Page.class);
        answer(FindSendingState.class, SendingState.class);
        answer(FindSendingLimits.class, SendingLimits.class);
        answer(AwaitOutcome.class, MessageOutcome.class);
        answer(AwaitLinkCode.class, LinkCode.class);
        answer(FindPasskeyStep.class, PasskeyStep.class);
        answer(AnswerPasskey.class, PasskeyVerdict.class);
        answer(ConfirmPasskey.class, PasskeyVerdict.class);
    }

    private void answer(Class<?> query, Type type) {
        var _ = queries.subscribe(query.getName(), type, message -> world.answer(message.getPayload()));
    }

    CommandGateway commands() {
        return DefaultCommandGateway.builder().commandBus(commands).build();
    }

    QueryGateway queries() {
        return DefaultQueryGateway.builder().queryBus(queries).build();
    }
}
