package com.ogensync.connect.rest.paging;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.rest.RestSettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names places in lists so that only whoever was given a name can come back to the place, and to no other. */
@Component
public final class Cursors {

    private static final int KEY_BYTES = 32;

    private final SecretKey key;

    Cursors(RestSettings settings) throws GeneralSecurityException {
        var derivation = HKDFParameterSpec.ofExtract()
                .addIKM(settings.jwtSecret())
                .thenExpand("cursors".getBytes(StandardCharsets.US_ASCII), KEY_BYTES);
        key = KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256", derivation);
    }

    /**
     * The places of one account's list.
     *
     * @param list which list it is
     * @param filters what it shows only; none of them has a line break
     */
    public CursorCodec of(AccountId account, String list, @Nullable Object... filters) {
        var scope = Arrays.stream(filters).map(String::valueOf).collect(Collectors.joining("\n"));
        return new CursorCodec(key, account.uuid() + "\n" + list + "\n" + scope + "\n");
    }

    /** The places of an operators' list, which is no account's. */
    public CursorCodec ofOperations(String list, @Nullable Object... filters) {
        return of(new AccountId(new UUID(0, 0)), "operations " + list, filters);
    }
}
