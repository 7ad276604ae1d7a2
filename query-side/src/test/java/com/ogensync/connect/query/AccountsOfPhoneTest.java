package com.ogensync.connect.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Vault.DigestPurpose;
import com.ogensync.connect.api.Vault.Purpose;
import com.ogensync.connect.api.account.query.ListAccountsOfPhone;
import com.ogensync.connect.api.query.Page;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountsOfPhoneTest {
    private final World world = new World().start();
    private final Story ada = new Story(1);
    private final Story bob = new Story(2);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void all_accounts_of_a_phone_are_found_by_its_digest_and_none_of_another() {
        world.given(ada.registered(100)).given(bob.registered(100));
        assertThat(world.caughtUp()).isTrue();

        assertThat(accountsOf("919876543210")).isEqualTo(new Page<>(List.of(ada.account(), bob.account()), null));
        assertThat(accountsOf("919876543211").items()).isEmpty();
        assertThat(world.database.getCollection("account_profiles").find().map(Document::toJson))
                .allMatch(profile -> profile.contains("phone_digest"));
    }

    @Test
    void a_phone_that_was_erased_is_not_found() {
        world.vault.erase(ada.account(), Purpose.PROFILE);
        world.given(ada.registered(100));
        assertThat(world.caughtUp()).isTrue();

        assertThat(accountsOf("919876543210").items()).isEmpty();
    }

    private Page<?> accountsOf(String phone) {
        var digest = world.vault.digest(DigestPurpose.PHONE, phone);
        return world.configuration
                .queryGateway()
                .query(new ListAccountsOfPhone(digest), Page.class)
                .join();
    }
}
