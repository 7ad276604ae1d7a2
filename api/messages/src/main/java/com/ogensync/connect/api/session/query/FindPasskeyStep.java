package com.ogensync.connect.api.session.query;

import com.ogensync.connect.api.account.AccountId;

/** Finds the passkey step that WhatsApp currently requires of an account. The result is a {@link PasskeyStep}. */
public record FindPasskeyStep(AccountId accountId) {}
