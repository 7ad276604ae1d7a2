package com.ogensync.connect.query;

import com.ogensync.connect.query.account.AccountProfiles;
import com.ogensync.connect.query.activity.Activities;
import com.ogensync.connect.query.balance.Balances;
import com.ogensync.connect.query.ledger.LedgerSlice;
import com.ogensync.connect.query.message.Messages;
import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.query.projection.Slice;
import com.ogensync.connect.query.session.WhatsAppSessions;
import com.ogensync.connect.query.usage.UsageSlice;
import java.time.Clock;
import java.util.List;

/** The list of all projections, from which their processors, query handlers and comparisons are created. */
final class Slices {
    private Slices() {}

    static List<Slice> all(SealedDataReader sealedData, Clock clock) {
        return List.of(
                Balances.slice(),
                Messages.slice(sealedData),
                WhatsAppSessions.slice(sealedData, clock),
                LedgerSlice.slice(),
                AccountProfiles.slice(sealedData),
                Activities.slice(sealedData),
                UsageSlice.slice(clock));
    }
}
