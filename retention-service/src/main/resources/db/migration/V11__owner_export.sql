-- The last time an owner downloaded all invoices, to the last byte.
create table owner_export (
    owner_id text        primary key,
    begun_at timestamptz not null
);
comment on column owner_export.begun_at is 'what was secured later is not in it';

alter table leaving add column copy text check (copy in ('COMPLETE', 'NOT_NEEDED'));
comment on column leaving.copy is 'of a choice to destroy: the owner had all, or wanted none; null where that was not asked yet';
