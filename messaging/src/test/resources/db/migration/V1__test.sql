create table applied (
    place      bigint generated always as identity,
    request_id uuid primary key,
    reason     text check (reason <> 'poison')
);
