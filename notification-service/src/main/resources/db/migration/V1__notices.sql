-- What was announced and what of it is still to be answered. No personal values: opaque ids only.
create table erasure_request (
    request_id   uuid primary key,
    subject_type text,
    subject_id   text,
    owner_id     text,                            -- the scope's owner; null: every owner
    deadline     date,
    round        int     not null default 0,      -- last announced; 0: only registered
    sequence     int     not null default 0,      -- that of the last announcement
    due          boolean not null default false
);
create index erasure_request_due on erasure_request (request_id) where due;

-- One message to one owner about one request. Everything personal is in the sealed column; its key is in the keys database.
create table notice (
    notice_id    uuid primary key,
    request_id   uuid        not null references erasure_request,
    owner_id     text        not null,
    sequence     int         not null,
    locale       text        not null,
    deadline     date        not null,
    sealed       bytea,                           -- null once forgotten
    state        text        not null default 'due' check (state in ('due', 'sent', 'failed')),
    code         text,                            -- why it failed
    attempts     int         not null default 0,
    next_attempt timestamptz not null,
    stored_at    timestamptz not null,
    settled_at   timestamptz,                     -- when it was sent, or failed
    unique (request_id, owner_id)
);
create index notice_due on notice (next_attempt) where state = 'due';
create index notice_owner on notice (owner_id);
create index notice_to_forget on notice (settled_at) where sealed is not null;

-- One system of the owner that may still hold the person.
create table cleanup_task (
    notice_id    uuid not null references notice,
    system       text not null,
    confirmed_at timestamptz,
    primary key (notice_id, system)
);

-- What an owner chose on the preferences page.
create table preference (
    owner_id        text primary key,
    unsubscribed_at timestamptz,
    sealed_address  bytea,                        -- used instead of the platform's, sealed with the owner's key
    changed_at      timestamptz not null
);
