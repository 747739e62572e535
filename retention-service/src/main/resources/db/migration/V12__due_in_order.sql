-- What is due is taken a page at a time, in this order: a page reads what it answers and nothing else.
drop index backup_expiry_due;
create index backup_expiry_due on backup_expiry (gone_by, request_id) where state <> 'COMPLETED';
