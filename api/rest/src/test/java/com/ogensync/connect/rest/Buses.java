package com.ogensync.connect.rest;

import com.ogensync.connect.api.account.command.RegenerateToken;
import com.ogensync.connect.api.account.command.RegisterUser;
import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.api.account.query.FindBalanceAt;
import com.ogensync.connect.api.account.query.FindProfile;
import com.ogensync.connect.api.account.query.FindUsage;
import com.ogensync.connect.api.account.query.ListAccountsOfPhone;
import com.ogensync.connect.api.account.query.ListLedgerEntries;
import com.ogensync.connect.api.activity.query.ListActivities;
import com.ogensync.connect.api.activity.query.ListActivityChanges;
import com.ogensync.connect.api.message.command.SendMessage;
import com.ogensync.connect.api.message.query.AwaitOutcome;
import com.ogensync.connect.api.message.query.FindMessage;
import com.ogensync.connect.api.message.query.FindSendingLimits;
import com.ogensync.connect.api.message.query.FindSendingState;
import com.ogensync.connect.api.message.query.ListMessages;
import com.ogensync.connect.api.message.query.MessageOutcome;
import com.ogensync.connect.api.message.query.SendingLimits;
import com.ogensync.connect.api.message.query.SendingState;
import com.ogensync.connect.api.operator.command.ActOnAccount;
import com.ogensync.connect.api.operator.command.RecordAction;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.api.session.command.UnlinkWhatsApp;
import com.ogensync.connect.api.session.query.AnswerPasskey;
import com.ogensync.connect.api.session.query.AwaitLinkCode;
import com.ogensync.connect.api.session.query.ConfirmPasskey;
import com.ogensync.connect.api.session.query.FindPasskeyStep;
import com.ogensync.connect.api.session.query.FindWhatsAppSession;
import com.ogensync.connect.api.session.query.LinkCode;
import com.ogensync.connect.api.session.query.PasskeyStep;
import com.ogensync.connect.api.session.query.PasskeyVerdict;
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
