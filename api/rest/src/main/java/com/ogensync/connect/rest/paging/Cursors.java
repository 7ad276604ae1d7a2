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

/** Issues opaque page cursors, signed and bound to account, list and filters. */
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
     * Returns the codec for one account's list.
     *
     * @param list the name of the list
     * @param filters the filters of the list; none of them contains a line break
     */
    public CursorCodec of(AccountId account, String list, @Nullable Object... filters) {
        var scope = Arrays.stream(filters).map(String::valueOf).collect(Collectors.joining("\n"));
        return new CursorCodec(key, account.uuid() + "\n" + list + "\n" + scope + "\n");
    }

    /** Returns the codec for a list of the operator API, which belongs to no account. */
    public CursorCodec ofOperations(String list, @Nullable Object... filters) {
        return of(new AccountId(new UUID(0, 0)), "operations " + list, filters);
    }
}
