-- What has been announced and must be secured; one row per request, of its latest round.
create table securing (
    request_id  uuid        primary key,
    round       int         not null,
    sequence    int         not null,
    subject_type text       not null,
    subject_id  text,
    owner_id    text,
    due_at      timestamptz not null,
    waits_for   text,
    secured_at  timestamptz,
    map_version text        not null,
    count       int,
    digest      text
);
create index securing_due on securing (subject_type, due_at) where secured_at is null;
comment on column securing.subject_id is 'the platform''s opaque key; forgotten when the request is closed';
comment on column securing.waits_for is 'a code: why the last try did not succeed';
comment on column securing.map_version is 'as announced; nothing is secured under another one';

-- The vault. Whom an invoice names stands only in "sealed"; the other columns find it and let it expire.
create table retained_invoice (
    record_id   uuid        primary key,
    request_id  uuid        not null,
    round       int         not null,
    store       text        not null,
    collection  text        not null,
    invoice_key text        not null,
    kind        text        not null,
    number      text,
    issued_on   date,
    owner_id    text,
    legal_basis text        not null,
    last_day    date        not null,
    secured_at  timestamptz not null,
    sealed      bytea       not null,
    constraint one_row_per_invoice unique (store, collection, invoice_key)
);
create index retained_invoice_request on retained_invoice (request_id);
create index retained_invoice_number on retained_invoice (number);
create index retained_invoice_last_day on retained_invoice (last_day);
-- encrypted bytes do not compress
alter table retained_invoice alter column sealed set storage external;

-- The day from which no backup may hold the person any more.
create table backup_expiry (
    request_id   uuid        primary key,
    round        int         not null,
    sequence     int         not null,
    completed_at timestamptz not null,
    gone_by      date        not null,
    state        text        not null default 'SCHEDULED' check (state in ('SCHEDULED', 'COMPLETED', 'OVERDUE')),
    verified_at  timestamptz
);
create index backup_expiry_due on backup_expiry (gone_by) where state <> 'COMPLETED';
