set local transaction_timeout = 0;
set local statement_timeout = 0;

-- The nodes. A running node updates its row every 2 s; all times are this server's.
create table node (
    node_id text primary key,
    -- New at each start: distinguishes two processes with the same NODE_ID.
    boot_id uuid not null,
    version text not null,
    started_at timestamptz not null default now(),
    beat_at timestamptz not null default now(),
    -- How far the node's clock is ahead of this server's, in milliseconds.
    clock_offset bigint not null default 0
);

-- A digest of JWT_SECRET, wrapped by MASTER_KEY. One row, stored by the first node; others must have the same secret.
create table jwt_key (
    id integer primary key check (id = 1),
    wrapped bytea not null,
    created_at timestamptz not null default now()
);
