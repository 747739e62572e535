-- One data key per sealed record, wrapped by the key-encryption key. This table lives in a database of its own, apart
-- from the backups of the sealed values: deleting a row makes its record unreadable everywhere at once.
create table sealing_key (
    record_id  text primary key,
    wrapped    bytea       not null,
    created_at timestamptz not null default now()
);
comment on table sealing_key is 'wrapped data keys; a deleted row is a crypto-shredded record';
