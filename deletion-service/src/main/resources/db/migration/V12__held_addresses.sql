alter table request add held_addresses int not null default 0;
comment on column request.held_addresses is 'how many e-mail addresses selected nothing, because somebody else who lives has them too';
