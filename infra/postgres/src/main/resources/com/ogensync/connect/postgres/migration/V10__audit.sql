set local transaction_timeout = 0;
set local statement_timeout = 0;

-- The key pair that signs anchors, its private key wrapped by MASTER_KEY. One row, generated once, never changed.
create table anchor_key (
    id integer primary key check (id = 1),
    public_key text not null,
    wrapped bytea not null,
    created_at timestamptz not null default now()
);

-- For independent audits (docs/AUDIT.md): the stored text of coin events and anchors, unchanged. Of messages it shows
-- only that they were accepted or failed.
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
