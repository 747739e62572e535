create table customer (
    customer_id bigint primary key,
    company_name text not null,
    contact_email text not null,
    street text,
    city text,
    vat_id text
);
create table learner (
    learner_id bigint primary key,
    email text not null,
    phone text,
    full_name text
);
create table invoice (
    invoice_id bigint generated always as identity primary key,
    learner_id bigint references learner,
    customer_id bigint not null references customer,
    number text not null,
    issued_on date not null,
    currency text not null,
    buyer_name text,
    buyer_street text,
    buyer_house_number text,
    buyer_postcode text,
    buyer_city text,
    total numeric(14, 2) not null,
    vat_total numeric(14, 2) not null,
    original bytea,
    original_path text
);
create index on invoice (learner_id);
create table invoice_line (
    invoice_line_id bigint generated always as identity primary key,
    invoice_id bigint not null references invoice,
    description text not null,
    quantity numeric(10, 3) not null,
    unit_price numeric(14, 4) not null,
    vat_rate numeric(5, 2) not null,
    amount numeric(14, 2) not null
);
create index on invoice_line (invoice_id);
create table platform_invoice (
    platform_invoice_id bigint generated always as identity primary key,
    customer_id bigint not null references customer,
    number text not null,
    issued_on date,
    buyer_name text,
    total numeric(14, 2) not null
);
create index on platform_invoice (customer_id);
-- Sold to customers of other countries, under the One-Stop-Shop.
create table oss_invoice (
    oss_invoice_id bigint generated always as identity primary key,
    customer_id bigint not null references customer,
    number text not null,
    issued_on date,
    buyer_name text,
    total numeric(14, 2) not null
);
create index on oss_invoice (customer_id);

insert into customer values
    (1, 'Yogaschool De Lotus', 'info@delotus.example', 'Kerkstraat 1', 'Utrecht', 'NL001234567B01'),
    (2, 'Fotoclub Zilver', 'post@zilver.example', 'Dam 2', 'Amsterdam', 'NL007654321B02');
