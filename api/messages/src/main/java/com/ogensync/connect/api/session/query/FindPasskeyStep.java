package com.ogensync.connect.api.session.query;

import com.ogensync.connect.api.account.AccountId;

/** Which passkey WhatsApp wants of an account at this moment: a {@link PasskeyStep}. */
public record FindPasskeyStep(AccountId accountId) {}
