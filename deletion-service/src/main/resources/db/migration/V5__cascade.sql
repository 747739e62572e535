-- A customer's request waits for one approval, then for the requests of its learners.
alter table request
    add column parent_id       uuid,
    add column approved_at     timestamptz,
    add column approved_by     text,
    add column approval_reason text;
comment on column request.parent_id is 'the customer''s request that made this one';
comment on column request.approved_by is 'a role, never a name';
create index request_children on request (parent_id) where parent_id is not null;
create index request_cascade on request (request_id) where state = 'held' and code = 'learners-first';
-- Who of an owner is not erased yet.
create index request_owned on request (owner_id) where state in ('registered', 'held', 'announced', 'erasing', 'failed');
