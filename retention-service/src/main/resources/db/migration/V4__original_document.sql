-- The document an invoice was sent as, where the platform had one; it goes when the invoice goes.
create table original_document (
    record_id  uuid        primary key references retained_invoice on delete cascade,
    media_type text        not null,
    copied_at  timestamptz not null,
    sealed     bytea       not null
);
-- encrypted bytes do not compress
alter table original_document alter column sealed set storage external;
