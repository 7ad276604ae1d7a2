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
    payload_type as type,
    case
        when payload_type in ('MessageAccepted', 'MessageFailed') then ''
        else payload
    end as payload
from event
where payload_type in (
    'CoinsGranted',
    'CoinDebited',
    'CoinRefunded',
    'MessageAccepted',
    'MessageFailed',
    'LedgerAnchored'
);
