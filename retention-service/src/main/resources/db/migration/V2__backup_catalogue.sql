-- Copies of stores, as told by events and seen by connectors. Whom a copy holds is derived, never written down.
create table known_backup (
    store            text        not null,
    backup_id        text        not null,
    started_at       timestamptz,
    ended_at         timestamptz,
    encrypted        boolean,
    region           text,
    depends_on       text,
    locked_until     timestamptz,
    listed           boolean     not null,
    told_differently boolean     not null,
    deleted_at       timestamptz,
    first_told_at    timestamptz not null,
    primary key (store, backup_id)
);
comment on column known_backup.started_at is 'null: only its deletion was told; 1970: nobody knows';
comment on column known_backup.depends_on is 'the copy without which this one cannot be restored';
comment on column known_backup.listed is 'a connector has seen it, so a connector may find it gone';
comment on column known_backup.deleted_at is 'gone, unless it ended later: then the id was used again';

-- When each store was last heard of.
create table backup_report (
    store     text primary key,
    told_at   timestamptz,
    looked_at timestamptz,
    look_code text
);
comment on column backup_report.look_code is 'why the last look did not succeed';

-- When each connector looks again; its row is held while it looks.
create table backup_look (
    store  text        primary key,
    due_at timestamptz not null
);

create table backup_alarm (
    store      text        not null,
    code       text        not null,
    since      timestamptz not null,
    times      int         not null,
    cleared_at timestamptz,
    primary key (store, code)
);
comment on column backup_alarm.times is 'how often it was raised: part of the ids of its events';

alter table backup_expiry add column told_on date;
comment on column backup_expiry.told_on is 'the last day on which it was told to be overdue';
create index backup_expiry_completed on backup_expiry (completed_at) where state = 'COMPLETED';
create index backup_expiry_overdue on backup_expiry (request_id) where state = 'OVERDUE';
