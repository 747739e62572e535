-- Run once by the PostgreSQL image, on an empty data folder: a role and a database per owner.
-- One password for all of them, because nothing here is worth a second; production has its own roles.
\getenv password POSTGRES_PASSWORD

create role gewist_deletion login password :'password';
create role gewist_retention login password :'password';
create role gewist_notification login password :'password';
create role gewist_audit login password :'password';
create role platform login password :'password';

create database gewist_deletion owner gewist_deletion;
create database gewist_deletion_keys owner gewist_deletion;
create database gewist_retention owner gewist_retention;
create database gewist_retention_keys owner gewist_retention;
create database gewist_notification owner gewist_notification;
create database gewist_notification_keys owner gewist_notification;
create database gewist_audit owner gewist_audit;
create database platform owner platform;

-- The platform's side: one role per reader, each with the grants its work needs and no more.
create role platform_erasing login password :'password';
create role platform_invoices login password :'password';
create role platform_owners login password :'password';

\connect platform
alter default privileges for role platform grant usage on schemas to platform_erasing, platform_invoices, platform_owners;
alter default privileges for role platform grant select, update, delete on tables to platform_erasing;
alter default privileges for role platform grant select on tables to platform_invoices, platform_owners;
