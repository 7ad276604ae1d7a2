package com.ogensync.connect.rest.ledger;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.account.query.BalanceAt;
import com.ogensync.connect.api.account.query.FindBalanceAt;
import com.ogensync.connect.api.account.query.LedgerEntryView;
import com.ogensync.connect.api.account.query.ListLedgerEntries;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.rest.dispatch.Dispatch;
import com.ogensync.connect.rest.dispatch.Views;
import com.ogensync.connect.rest.envelope.Success;
import com.ogensync.connect.rest.paging.Cursors;
import com.ogensync.connect.rest.paging.Parameters;
import com.ogensync.connect.rest.security.Caller;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists an account's ledger entries, oldest first, and its balance at a given time. */
@RestController
@RequestMapping(path = "/api/credits", produces = MediaType.APPLICATION_JSON_VALUE)
final class LedgerController {

    private static final long BEFORE_FIRST_ENTRY = 0;
    private static final BalanceAt NO_ENTRIES = new BalanceAt(0, BEFORE_FIRST_ENTRY);

    /** A page of entries. */
    record Entries(List<EntryRow> entries, @Nullable String nextCursor) {}

    /** The balance at a given time. */
    record Balance(long credits, String at, long entry) {}

    private final Dispatch dispatch;
    private final Cursors cursors;

    LedgerController(Dispatch dispatch, Cursors cursors) {
        this.dispatch = dispatch;
        this.cursors = cursors;
    }

    @GetMapping("/ledger")
    ResponseEntity<Success<Entries>> ledger(Caller caller, Parameters parameters) {
        int limit = parameters.limit();
        var cursor = cursors.of(caller.account(), "ledger");
        long after = Objects.requireNonNullElse(cursor.from(parameters), BEFORE_FIRST_ENTRY);
        return Views.show(
                dispatch.<Page<LedgerEntryView>>read(
                        caller.account(), position -> new ListLedgerEntries(caller.account(), position, after, limit)),
                new Page<>(List.of(), null),
                page -> new Entries(page.items().stream().map(EntryRow::of).toList(), cursor.encode(page.next())));
    }

    @GetMapping(params = "at")
    ResponseEntity<Success<Balance>> balanceAt(Caller caller, Parameters parameters) {
        var at = parameters.moment("at").orElseThrow();
        return Views.show(
                dispatch.<BalanceAt>read(
                        caller.account(), position -> new FindBalanceAt(caller.account(), position, at)),
                NO_ENTRIES,
                balance -> new Balance(balance.credits(), Instants.text(at), balance.entry()));
    }
}
