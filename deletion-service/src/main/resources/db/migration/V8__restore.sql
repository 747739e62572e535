-- Stores that were put back from a backup, and the erasures that are applied to them again.
create table restore (
    restore_id      uuid primary key,
    store           text        not null,
    backup_id       text        not null,
    started_at      timestamptz not null,
    received_at     timestamptz not null,
    listed_at       timestamptz,
    state           text        not null default 'replaying' check (state in ('replaying', 'attention', 'done')),
    codes           text[]      not null default '{}',
    closed_requests int         not null default 0,
    settled_at      timestamptz,
    turns           int         not null default 0,
    accepted_by     text,
    reason          text
);
comment on column restore.started_at is 'when the backup was begun';
comment on column restore.listed_at is 'when the erasures to apply again were listed';
comment on column restore.codes is 'what is to be said of the restore as a whole';
comment on column restore.closed_requests is 'erased since the backup, but nobody knows any more who it was';
comment on column restore.turns is 'how often it came to an end: it may be tried again';
comment on column restore.accepted_by is 'a role, never a name';
create index restore_open on restore (received_at) where state <> 'done';

create table replay (
    restore_id   uuid   not null references restore,
    request_id   uuid   not null,
    subject_type text   not null,
    completed_at timestamptz,
    state        text   not null default 'due' check (state in ('due', 'replayed', 'skipped', 'attention')),
    codes        text[] not null default '{}',
    counts       jsonb,
    primary key (restore_id, request_id)
);
comment on column replay.completed_at is 'of the request: in this order they are applied again; null where it was not completed yet';
comment on column replay.counts is 'what was there again; written before the store commits, and then never changed';
-- What keeps a request from being closed.
create index replay_open on replay (request_id) where state in ('due', 'attention');

-- A store that was put back is compared with what was secured invoice by invoice.
alter table evidence add column invoices bytea;
comment on column evidence.invoices is 'names of the invoices that were there, sealed; null in rows from before they were kept';
