package com.ogensync.connect.command.account;

import com.ogensync.connect.command.EventSourced;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;

final class AccountFixture {

    private AccountFixture() {}

    static FixtureConfiguration<Account> account() {
        return new AggregateTestFixture<>(Account.class).registerCommandTargetResolver(EventSourced.BY_TARGET);
    }
}
