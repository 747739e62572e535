-- Claimed events: an event id stands here once its effect is committed.
create table inbox (
    event_key  text primary key,
    claimed_at timestamptz not null
);
create index inbox_claimed_at on inbox (claimed_at);

-- How far each partition has been read, committed together with the effects.
create table consumer_position (
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null,
    primary key (topic, partition)
);

-- Events to be published, in this order; a row is deleted once Kafka has it.
create table outbox (
    id         bigint generated always as identity primary key,
    topic      text not null,
    record_key text not null,
    payload    text not null
);
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
