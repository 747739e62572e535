-- Nothing on hold is destroyed, whatever its last day.
alter table retained_invoice
    add column held_by     text,
    add column held_reason text,
    add column held_at     timestamptz,
    add constraint held_as_a_whole check ((held_by is null) = (held_at is null) and (held_reason is null) = (held_at is null));
comment on column retained_invoice.held_by is 'a role; held_reason is a code';
drop index retained_invoice_last_day;
create index retained_invoice_last_day on retained_invoice (last_day, request_id, record_id);

-- What has been destroyed, in the same commit: after the keys' database has been restored, these keys go again.
create table purged_invoice (
    record_id  uuid        primary key,
    request_id uuid        not null,
    basis      text        not null,
    purged_at  timestamptz not null
);
comment on column purged_invoice.basis is 'a code: why it was kept no longer';

-- The latest time this service has believed. A clock that contradicts it stops everything that destroys.
create table clock_seen (
    one           boolean     primary key default true check (one),
    seen_at       timestamptz not null,
    stopped_code  text check (stopped_code in ('clock-went-back', 'clock-jumped-ahead')),
    stopped_at    timestamptz,
    released_by   text,
    released_why  text,
    released_at   timestamptz
);
comment on table clock_seen is 'one row';
