set local transaction_timeout = 0;
set local statement_timeout = 0;

-- The key that signs anchors, its private half wrapped by MASTER_KEY. One row, made once, never changed.
create table anchor_key (
    id integer primary key check (id = 1),
    public_key text not null,
    wrapped bytea not null,
    created_at timestamptz not null default now()
);

-- For auditors without us: the stored text of all that proves coins, untouched, and of messages only that they were.
create view ledger_evidence as
select
    global_index as position,
    aggregate_identifier as stream,
    sequence_number as sequence,
    split_part(payload_type, '.', -1) as type,
    case
        when payload_type like 'com.ogensync.connect.api.message.%' then ''
        else payload
    end as payload
from event
where payload_type in (
    'com.ogensync.connect.api.account.event.CoinsGranted',
    'com.ogensync.connect.api.account.event.CoinDebited',
    'com.ogensync.connect.api.account.event.CoinRefunded',
    'com.ogensync.connect.api.message.event.MessageAccepted',
    'com.ogensync.connect.api.message.event.MessageFailed',
    'com.ogensync.connect.api.anchor.event.LedgerAnchored'
);
