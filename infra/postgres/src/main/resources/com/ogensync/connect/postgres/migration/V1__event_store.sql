-- The pool's connections limit transactions to seconds; a migration has no time limit.
-- Every migration starts with these two lines.
set local transaction_timeout = 0;
set local statement_timeout = 0;

-- All events, never deleted. The unique key (aggregate_identifier, sequence_number) prevents lost updates:
-- of two concurrent writers of the same sequence number, one fails.
-- Payloads are JSON, stored as text so that their bytes never change.
create table event (
    global_index bigint generated always as identity primary key,
    aggregate_identifier text not null,
    sequence_number bigint not null,
    type text,
    event_identifier text not null,
    time_stamp text not null,
    payload_type text not null,
    payload_revision text,
    payload text not null,
    meta_data text not null,
    constraint event_stream unique (aggregate_identifier, sequence_number),
    constraint event_stream_name check (aggregate_identifier like '%_:_%')
);

-- For an account's whole history and its newest position: the account is the second part of its streams' names.
create index event_account on event (split_part(aggregate_identifier, ':', 2), global_index);

create function refuse_to_change_events() returns trigger language plpgsql as $$
begin
    raise exception 'Stored events never change: % on table event is refused', tg_op
        using errcode = 'restrict_violation';
end
$$;

create trigger events_never_change before update or delete or truncate on event
    for each statement execute function refuse_to_change_events();
alter table event enable always trigger events_never_change;

-- Aggregate snapshots, so that loading an aggregate does not read its whole stream. May be deleted at any time.
create table snapshot (
    aggregate_identifier text not null,
    sequence_number bigint not null,
    type text not null,
    event_identifier text not null,
    time_stamp text not null,
    payload_type text not null,
    payload_revision text,
    payload text not null,
    meta_data text not null,
    primary key (aggregate_identifier, sequence_number)
);

-- The position of each index's event processor, and the node that runs it.
create table token (
    processor_name text not null,
    segment integer not null,
    token text,
    token_type text,
    time_stamp text,
    owner text,
    primary key (processor_name, segment)
);

-- Events that an index could not process, and all later events of the same account, until they are retried.
create table dead_letter (
    dead_letter_id text primary key,
    processing_group text not null,
    sequence_identifier text not null,
    sequence_index bigint not null,
    message_type text not null,
    event_identifier text not null,
    time_stamp text not null,
    payload_type text not null,
    payload_revision text,
    payload bytea not null,
    meta_data bytea,
    aggregate_type text,
    aggregate_identifier text,
    sequence_number bigint,
    token_type text,
    token bytea,
    enqueued_at text not null,
    last_touched text,
    processing_started text,
    cause_type text,
    cause_message text,
    diagnostics bytea,
    constraint dead_letter_sequence unique (processing_group, sequence_identifier, sequence_index)
);

-- For auditors: every ledger entry, with all values that its hash covers (docs/AUDIT.md).
create view ledger_entry as
select
    aggregate_identifier as stream,
    (payload::jsonb ->> 'entry')::bigint as entry,
    payload_type as type,
    (payload::jsonb ->> 'amount')::bigint as amount,
    payload::jsonb ->> 'reason' as reason,
    (payload::jsonb ->> 'balance')::bigint as balance,
    payload::jsonb ->> 'messageId' as message_id,
    (payload::jsonb ->> 'corrects')::bigint as corrects,
    payload::jsonb ->> 'at' as at,
    payload::jsonb ->> 'requestId' as request_id,
    payload::jsonb ->> 'tokenId' as token_id,
    payload::jsonb ->> 'by' as by,
    payload::jsonb ->> 'previous' as previous,
    payload::jsonb ->> 'hash' as hash,
    payload
from event
where payload_type in (
    'CoinsGranted',
    'CoinDebited',
    'CoinRefunded'
);
