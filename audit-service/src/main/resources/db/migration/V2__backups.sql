-- What was said of backups, few among many: looked up per store and by the latest.
create index audit_entry_backup on audit_entry (id) where type in (
    'backup.taken', 'backup.deleted', 'backup.restored', 'backup.alarmed', 'backup.cleared');
