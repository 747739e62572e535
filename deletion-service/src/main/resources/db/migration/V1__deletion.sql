-- One row per request; it stays for ever as a tombstone.
create table request (
    request_id       uuid primary key,
    subject_type     text,
    subject_id       text,
    owner_id         text,
    requested_at     timestamptz,
    requested_by     text,
    reason           text,
    locale           text,
    state            text        not null,
    held_from        text,
    code             text,
    field            text,
    first_request_id uuid,
    round            int         not null default 0,
    sequence         int         not null default 1,
    map_version      text,
    participants     text[]      not null default '{}',
    ready            text[]      not null default '{}',
    secured_digest   text,
    received_at      timestamptz not null,
    grace_until      timestamptz,
    deadline         date,
    announced_at     timestamptz,
    completed_at     timestamptz,
    check (state in ('registered', 'held', 'announced', 'erasing', 'failed', 'completed', 'closed', 'cancelled', 'rejected'))
);

-- One open request per subject and scope.
create unique index request_open on request (subject_type, subject_id, coalesce(owner_id, ''))
    where state in ('registered', 'held', 'announced', 'erasing', 'failed', 'completed');
create index request_grace on request (grace_until) where state = 'registered';
create index request_announced on request (announced_at) where state = 'announced';
create index request_erasing on request (deadline, request_id) where state = 'erasing';

-- Cancellations that came before their request.
create table early_cancellation (
    request_id  uuid primary key,
    received_at timestamptz not null
);

-- Written before the first delete, never overwritten: what was to be erased, and by which values it is found again.
create table evidence (
    request_id  uuid primary key,
    identifiers bytea       not null,
    counts      jsonb       not null,
    stored_at   timestamptz not null
);
