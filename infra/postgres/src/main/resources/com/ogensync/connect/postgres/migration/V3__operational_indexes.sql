set local transaction_timeout = 0;
set local statement_timeout = 0;

-- Three indexes over the events, each maintained by one event processor (table token). They can be emptied and rebuilt.

-- Every token ever issued, and what it permits.
create table credential (
    token_id uuid primary key,
    account_id uuid not null,
    scopes text[] not null,
    expires_at timestamptz,
    revoked boolean not null,
    account_disabled boolean not null
);
create index credential_account on credential (account_id);

-- The WhatsApp session of each account that ever linked a device, and which node holds it (on this server's clock).
-- The epoch grows with every new owner and is never reset: it exposes writes of a former owner (fencing token).
create table linked_session (
    account_id uuid primary key,
    link bigint not null,
    state text not null check (state in ('online', 'offline', 'unlinked')),
    number_key_id text not null,
    number_box text not null,
    device_key_id text not null,
    device_box text not null,
    owner text,
    lease_until timestamptz,
    epoch bigint not null default 0
);
create index linked_session_owner on linked_session (owner);

-- Messages that were accepted and have no outcome yet.
create table open_message (
    message_id text primary key,
    account_id uuid not null,
    -- The order of acceptance within an account.
    place bigint generated always as identity,
    deadline timestamptz not null,
    next_attempt_at timestamptz not null,
    attempts integer not null default 0
);
create index open_message_account on open_message (account_id, place);
create index open_message_due on open_message (next_attempt_at);
