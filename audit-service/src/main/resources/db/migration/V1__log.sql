-- Every event Gewist heard of, without anything about a person: its key is the consumers' inbox.
create table audit_entry (
    id               bigint generated always as identity primary key, -- order of arrival, with gaps
    event_key        bytea       not null unique,                     -- SHA-256 over source, id, type and request
    type             text        not null,
    source           text        not null,                            -- who speaks on the topic it came from
    request_id       uuid,
    sequence         int         not null,                            -- the request's sequence; 0 if it carries none
    round            int,
    happened_at      timestamptz,                                     -- as its producer said
    arrived_at       timestamptz not null,
    origin_topic     text        not null,
    origin_partition int         not null,
    origin_offset    bigint      not null,
    data             json        not null                             -- codes and counts; json keeps the text as it was hashed
);
create index audit_entry_request on audit_entry (request_id, sequence, id) where request_id is not null;
create index audit_entry_dead_letter on audit_entry (id) where type = 'record.dead-lettered';

-- Entries without a leaf yet.
create table audit_unsealed (
    entry_id bigint primary key
);
alter table audit_unsealed set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- The chain: dense indexes, each hash over the one before it and the entry.
create table audit_leaf (
    leaf_index bigint primary key,
    entry_id   bigint not null unique,
    hash       bytea  not null
);

-- Says no by itself; what gets past it (a superuser, another copy) breaks the chain.
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append-only: % is refused', tg_table_name;
end $$;
create trigger append_only before update or delete or truncate on audit_entry
    for each statement execute function audit_is_append_only();
create trigger append_only before update or delete or truncate on audit_leaf
    for each statement execute function audit_is_append_only();

-- What the log says of each request, kept up to date by the ingest; can be made again from the log.
create table request (
    request_id    uuid        primary key,
    number        bigint      not null, -- id of its first entry: the order of the lists
    state         text        not null,
    standing      bigint      not null, -- sequence and rank of the state: the higher one wins, whenever it arrives
    subject_type  text,
    part          boolean,              -- only one owner's part
    first_at      timestamptz not null,
    last_at       timestamptz not null,
    last_type     text        not null,
    deadline      date,
    backups_until date,
    events        int         not null,
    removed       bigint,
    anonymised    bigint,
    retained      bigint
) with (fillfactor = 80);
create unique index request_number on request (number);
create index request_state on request (state, number);
