alter table evidence add files bytea;
comment on column evidence.files is 'sealed: files that the person''s rows named; forgotten when the request is closed';
