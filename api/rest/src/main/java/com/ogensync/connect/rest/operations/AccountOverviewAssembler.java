package com.ogensync.connect.rest.operations;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.query.AccountBalance;
import com.ogensync.connect.api.account.query.AccountProfile;
import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.api.account.query.FindProfile;
import com.ogensync.connect.api.activity.query.ActivityView;
import com.ogensync.connect.api.activity.query.ListActivities;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.api.session.query.FindWhatsAppSession;
import com.ogensync.connect.api.session.query.WhatsAppSessionView;
import com.ogensync.connect.rest.activity.ActivityRow;
import com.ogensync.connect.rest.dispatch.Dispatch;
import com.ogensync.connect.rest.envelope.Success;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Assembles the overview of one account from its projections. */
@Component
final class AccountOverviewAssembler {

    private final Dispatch dispatch;

    AccountOverviewAssembler(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    AccountRow row(AccountId account) {
        return AccountRow.of(account, profile(account).view());
    }

    ResponseEntity<Success<AccountOverview>> show(AccountId account) {
        var profile = profile(account);
        Answer<WhatsAppSessionView> session =
                dispatch.read(account, position -> new FindWhatsAppSession(account, position));
        Answer<AccountBalance> balance = dispatch.read(account, position -> new FindBalance(account, position));
        Answer<Page<ActivityView>> newest =
                dispatch.read(account, position -> new ListActivities(account, position, null, 1, null));
        var overview = new AccountOverview(
                AccountRow.of(account, profile.view()),
                session(Objects.requireNonNullElse(session.view(), WhatsAppSessionView.NEVER_LINKED)),
                credits(balance.view()),
                activity(newest.view()));
        var answer = ResponseEntity.ok();
        if (Stream.of(profile, session, balance, newest).anyMatch(Answer::stale)) {
            answer.header("X-Data-Stale", "true");
        }
        return answer.body(Success.of(overview));
    }

    private Answer<AccountProfile> profile(AccountId account) {
        return dispatch.read(account, position -> new FindProfile(account, position));
    }

    private static AccountOverview.LinkNow session(WhatsAppSessionView view) {
        var reason = view.reason();
        var until = view.until();
        return new AccountOverview.LinkNow(
                view.status().text(),
                view.number(),
                reason == null ? null : reason.text(),
                until == null ? null : Instants.text(until));
    }

    private static AccountOverview.CoinsNow credits(@Nullable AccountBalance balance) {
        return balance == null
                ? new AccountOverview.CoinsNow(0, 0, 0)
                : new AccountOverview.CoinsNow(balance.credits(), balance.creditsUsed(), balance.messagesSent());
    }

    private static @Nullable ActivityRow activity(@Nullable Page<ActivityView> page) {
        return page == null || page.items().isEmpty()
                ? null
                : ActivityRow.of(page.items().getFirst());
    }
}
