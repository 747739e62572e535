-- Each look for values that should be gone.
create table sweep (
    sweep_id    bigint generated always as identity primary key,
    started_at  timestamptz not null,
    finished_at timestamptz,
    code        text,
    requests    int         not null default 0,
    unreadable  text[]      not null default '{}'
);
comment on column sweep.code is 'why it did not end, a code';
comment on column sweep.unreadable is 'fields the role may not read, by name: while there are any, no sweep passes';
create index sweep_started on sweep (started_at);

-- What was found of a request, never the value.
create table sweep_finding (
    finding_id  uuid primary key,
    request_id  uuid        not null,
    kind        text        not null,
    collection  text        not null,
    field       text        not null,
    row_count   bigint      not null,
    first_seen  timestamptz not null,
    last_seen   timestamptz not null,
    gone_at     timestamptz,
    decision    text check (decision in ('confirmed', 'dismissed')),
    decided_at  timestamptz,
    decided_by  text,
    reason      text,
    unique (request_id, kind, collection, field)
);
comment on column sweep_finding.last_seen is 'start of the last sweep that saw it';
comment on column sweep_finding.decided_by is 'a role, never a name';
create index sweep_finding_open on sweep_finding (request_id)
    where gone_at is null and kind <> 'new-subject' and decision is distinct from 'dismissed';
-- What keeps a request from being closed.
create view open_finding as
    select * from sweep_finding
    where gone_at is null and kind <> 'new-subject' and decision is distinct from 'dismissed';

alter table request
    add column swept_at        timestamptz,
    add column backups_gone_at timestamptz,
    add column closing_at      timestamptz,
    add column closed_at       timestamptz,
    add column owners_part     boolean not null default false;
comment on column request.swept_at is 'start of the last sweep that passed';
comment on column request.closing_at is 'identifiers and subject are forgotten; the key goes next';
comment on column request.owners_part is 'set when owner_id is forgotten';
create index request_sweep on request (request_id) where state = 'completed';
-- Looked at twice a second, among all that is completed.
create index request_closable on request (request_id)
    where state = 'completed' and closing_at is null and swept_at > backups_gone_at and swept_at > completed_at;
create index request_closing on request (request_id) where state = 'completed' and closing_at is not null;
create index request_owner on request (owner_id) where owner_id is not null;
create index request_ended on request (subject_type, subject_id)
    where state in ('cancelled', 'rejected') and subject_id is not null;

-- Counts stay as evidence when the identifiers go.
alter table evidence alter column identifiers drop not null;
