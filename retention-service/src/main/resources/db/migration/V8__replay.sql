-- An erasure that was applied again because its store was put back: copies of that store begun before this may hold the
-- person, and have a day of their own. Kept whether or not the completion is known: events come in any order.
create table erasure_replay (
    request_id  uuid        not null,
    store       text        not null,
    replayed_at timestamptz not null,
    gone_by     date        not null,
    primary key (request_id, store)
);

alter table backup_expiry add column replays int not null default 0;
comment on column backup_expiry.replays is 'how often it was looked at anew: part of the ids of its events';
