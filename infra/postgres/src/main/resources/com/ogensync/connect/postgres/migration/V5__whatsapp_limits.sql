set local transaction_timeout = 0;
set local statement_timeout = 0;

-- Since when a device is linked, and until when WhatsApp keeps it from sending.
alter table linked_session
    add column linked_at timestamptz not null default to_timestamp(0),
    add column lost_until timestamptz,
    add column restricted_until timestamptz,
    -- The present number as a digest, and since when it is the one that was linked last.
    add column number_digest text,
    add column number_since timestamptz;

-- Of the devices that are linked already, the events know since when. No digest: that would need the pepper.
update linked_session session
set linked_at = (linked.payload::json ->> 'at')::timestamptz,
    number_since = (linked.payload::json ->> 'at')::timestamptz
from event linked
where linked.aggregate_identifier = 'session:' || session.account_id
  and linked.payload_type = 'WhatsAppLinked'
  and (linked.payload::json ->> 'link')::bigint = session.link;

-- Whom each account has written to, and who has written to it, as digests. It is kept while sending is paced.
create table contact (
    account_id uuid not null,
    digest text not null,
    -- Whether the account wrote first: only then it was a new contact.
    written_first boolean not null,
    since timestamptz not null,
    primary key (account_id, digest)
);
create index contact_written_first on contact (account_id, since) where written_first;
