-- Tries to have a link renewed, of the last hour: the limit holds for all replicas together.
create table link_renewal (
    request_id uuid        not null,
    tried_at   timestamptz not null
);
create index link_renewal_request on link_renewal (request_id);
create index link_renewal_tried on link_renewal (tried_at);
comment on column link_renewal.request_id is 'as it was tried; there may be no such request';
