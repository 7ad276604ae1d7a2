package com.ogensync.connect.rest.profile;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.query.AccountProfile;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The profile of an account's owner in the form of a response. Erased data is null. */
record Profile(
        String userId,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        String createdAt,
        @Nullable Token token) {

    /** The metadata of the current token, without the token itself. */
    record Token(String id, String issuedAt, String scope) {

        static Token of(AccountProfile.Token token) {
            return new Token(
                    token.id().value(),
                    Instants.text(token.issuedAt()),
                    token.scopes().stream().map(Token::word).collect(Collectors.joining(" ")));
        }

        private static String word(Scope scope) {
            return scope.name().toLowerCase(Locale.ROOT);
        }
    }

    static Profile of(AccountProfile profile) {
        var token = profile.token();
        return new Profile(
                profile.accountId().uuid().toString(),
                profile.name(),
                profile.email(),
                profile.phone(),
                Instants.text(profile.createdAt()),
                token == null ? null : Token.of(token));
    }

    @Override
    public String toString() {
        return "Profile[" + userId + "]";
    }
}
