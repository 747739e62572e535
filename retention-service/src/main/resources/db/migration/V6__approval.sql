-- An owner lets the platform's staff read one invoice, for one case and for a while.
create table approval (
    approval_id uuid        primary key,
    owner_id    text        not null,
    record_id   uuid        not null references retained_invoice on delete cascade,
    case_code   text        not null,
    granted_at  timestamptz not null,
    granted_by  text        not null,
    expires_at  timestamptz not null,
    revoked_at  timestamptz,
    constraint expires_later check (expires_at > granted_at)
);
create index approval_owner on approval (owner_id, granted_at);
create index approval_record on approval (record_id);
comment on column approval.case_code is 'the platform''s case, a code; never a name';
comment on column approval.granted_by is 'role of whoever spoke for the owner';
