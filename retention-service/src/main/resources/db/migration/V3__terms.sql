-- Who decides how long a record stays, and what that is counted from.
alter table retained_invoice
    add column owner_decides boolean,
    add column counts_from   date,
    add column legal_until   date,
    add column decided_by    text;
update retained_invoice set
    owner_decides = owner_id is not null,
    counts_from   = coalesce(issued_on, (secured_at at time zone 'Europe/Amsterdam')::date),
    legal_until   = last_day,
    decided_by    = case when owner_id is null then 'LAW' else 'DEFAULT' end;
alter table retained_invoice
    alter column owner_decides set not null,
    alter column counts_from set not null,
    alter column legal_until set not null,
    alter column decided_by set not null,
    add constraint decided_by_somebody
        check (decided_by in ('LAW', 'DEFAULT', 'OWNER', 'EXCEPTION', 'DELETION')
            and owner_decides = (decided_by <> 'LAW') and (not owner_decides or owner_id is not null));
create index retained_invoice_owner on retained_invoice (owner_id, counts_from, record_id) where owner_decides;
comment on column retained_invoice.owner_decides is 'an invoice to a learner: its seller decides how long it is kept';
comment on column retained_invoice.counts_from is 'day of issue, or of securing where the invoice has no date';
comment on column retained_invoice.legal_until is 'last day by its legal basis';
comment on column retained_invoice.last_day is 'last day that holds now: the law''s, or as its owner decides';
comment on column retained_invoice.decided_by is
    'LAW, DEFAULT (the platform''s), OWNER (their term), EXCEPTION (their last day for this one), DELETION (theirs)';

-- Each owner of a retained invoice. Locked for share while invoices are dated, for update while the owner decides.
create table owner_term (
    owner_id  text primary key,
    years     int check (years >= 0),
    year_ends int check (year_ends between 1 and 12),
    chosen_at timestamptz,
    constraint chosen_as_a_whole
        check ((years is null) = (year_ends is null) and (years is null) = (chosen_at is null))
);
comment on column owner_term.years is 'after the financial year; null: not chosen, the platform''s default holds';
comment on column owner_term.year_ends is 'last month of the owner''s financial year';

-- What owners have decided. What shortens waits, and can be undone until it takes effect.
create table term_change (
    change_id       uuid        primary key,
    owner_id        text        not null,
    kind            text        not null
        check (kind in ('term', 'exception', 'no-exception', 'delete-invoice', 'delete-all')),
    target          text        not null,
    record_id       uuid,
    years           int,
    year_ends       int,
    until           date,
    touches         int         not null,
    role            text        not null,
    proposed_at     timestamptz not null,
    takes_effect_at timestamptz not null,
    state           text        not null check (state in ('WAITING', 'EFFECTIVE', 'UNDONE')),
    ended_at        timestamptz
);
create unique index one_waiting_change on term_change (owner_id, target) where state = 'WAITING';
create index term_change_due on term_change (takes_effect_at) where state = 'WAITING';
comment on column term_change.target is 'the record, term or delete-all: a newer change replaces a waiting one of its target';
