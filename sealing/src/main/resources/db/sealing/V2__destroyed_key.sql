-- Whose key was destroyed, noted in the same commit: a record that comes back with a restored backup is known by it.
create table destroyed_key (
    record_id    text collate "C" primary key,
    destroyed_at timestamptz not null default now()
);
