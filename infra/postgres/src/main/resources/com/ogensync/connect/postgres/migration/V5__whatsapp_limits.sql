set local transaction_timeout = 0;
set local statement_timeout = 0;

-- When a device was linked, and until when WhatsApp restricts it from sending.
alter table linked_session
    add column linked_at timestamptz not null default to_timestamp(0),
    add column lost_until timestamptz,
    add column restricted_until timestamptz,
    -- A digest of the linked number, and since when it has been the linked number.
    add column number_digest text,
    add column number_since timestamptz;

-- Take the times of linked devices from the events. The digest is left null: it would need the pepper.
update linked_session session
set linked_at = (linked.payload::json ->> 'at')::timestamptz,
    number_since = (linked.payload::json ->> 'at')::timestamptz
from event linked
where linked.aggregate_identifier = 'session:' || session.account_id
  and linked.payload_type = 'WhatsAppLinked'
  and (linked.payload::json ->> 'link')::bigint = session.link;

-- The contacts that each account has written to or received messages from, as digests. Maintained while sending is paced.
create table contact (
    account_id uuid not null,
    digest text not null,
    -- Whether the account wrote first; only then does it count as a new contact.
    written_first boolean not null,
    since timestamptz not null,
    primary key (account_id, digest)
);
create index contact_written_first on contact (account_id, since) where written_first;
