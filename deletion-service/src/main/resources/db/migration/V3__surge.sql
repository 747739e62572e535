-- The surge guard: what came above an hour's limit waits for a person.
alter table request
    add column quarantined_at timestamptz,
    add column released_at    timestamptz,
    add column released_by    text,
    add column release_reason text,
    add column release_note   text;
comment on column request.released_by is 'a role, never a name';
comment on column request.release_note is 'free text of a person; never leaves this database by a topic, log or metric';
create index request_received on request (subject_type, received_at)
    where subject_type is not null and quarantined_at is null;
create index request_quarantine on request (subject_type, deadline) where state = 'held' and code = 'surge';

-- How many people of a type the platform has, so that a share of them can be a limit.
create table live_subjects (
    subject_type text        primary key,
    number       bigint      not null,
    counted_at   timestamptz not null
);
