-- Customers who leave: what is to become of the invoices to their learners.
create table leaving (
    owner_id  text primary key,
    choice    text check (choice in ('DESTROY', 'KEEP')),
    agreement text,
    role      text,
    chosen_at timestamptz,
    erased_at timestamptz,
    constraint kept_under_an_agreement check ((choice is not distinct from 'KEEP') = (agreement is not null)),
    constraint chosen_by_somebody check ((choice is null) = (role is null) and (choice is null) = (chosen_at is null))
);
comment on column leaving.choice is 'null: not chosen, which means destroy';
comment on column leaving.agreement is 'a code: the continuing agreement under which they are kept';
comment on column leaving.erased_at is 'when the customer''s own erasure was completed';
