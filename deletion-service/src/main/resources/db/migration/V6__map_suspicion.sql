-- Since when a suspicion about the data map stands: after a while it stops erasing, restarts or not. Names only, no values.
create table map_suspicion (
    suspicion     text        primary key,
    subject_types text[]      not null,
    stops         boolean     not null,
    first_seen    timestamptz not null
);
