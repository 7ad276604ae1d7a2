set local transaction_timeout = 0;
set local statement_timeout = 0;

-- Keys of personal data, wrapped by MASTER_KEY. Deleting a row is erasure.
-- A key's id does not reveal its account.
create table vault_key (
    key_id text primary key,
    account_id uuid not null,
    purpose text not null check (purpose in ('profile', 'contacts', 'content')),
    -- The month of a content key (2026-01); else empty.
    period text not null,
    wrapped bytea not null,
    created_at timestamptz not null default now(),
    constraint vault_key_use unique (account_id, purpose, period)
);

-- The secret of all digests (emails, phones, idempotency keys, fingerprints). One row, generated once, never changed.
create table pepper (
    id integer primary key check (id = 1),
    wrapped bytea not null,
    created_at timestamptz not null default now()
);
