-- A course shop as a web framework would make it: nobody had it in mind while the data map was built.
create type order_status as enum ('cart', 'paid', 'refunded');

create table users (
    id bigint generated always as identity primary key,
    name varchar(120) not null,
    email varchar(190) not null unique,
    email_verified_at timestamp, password varchar(100), remember_token varchar(100),
    phone varchar(30),
    locale varchar(5) not null default 'nl',
    guardian_id bigint references users,
    settings jsonb not null default '{}',
    deleted_at timestamp, created_at timestamp not null, updated_at timestamp);

create table organisations (
    id bigint generated always as identity primary key,
    name varchar(120) not null, slug varchar(120) not null unique, billing_email varchar(190) not null, vat_no varchar(20), locale varchar(5),
    owner_id bigint not null references users, created_at timestamp not null);

create table organisation_user (
    organisation_id bigint not null references organisations, user_id bigint not null references users, role varchar(20) not null,
    primary key (organisation_id, user_id));

create table password_resets (email varchar(190) not null, token varchar(100) not null, created_at timestamp);
create index on password_resets (email);

create table sessions (id varchar(60) primary key, user_id bigint, ip_address varchar(45), user_agent text, payload text not null, last_activity int not null);
create index on sessions (user_id);

create table courses (
    id bigint generated always as identity primary key, organisation_id bigint not null references organisations, teacher_id bigint references users,
    slug varchar(120) not null, title varchar(160) not null, body text, deleted_at timestamp, unique (organisation_id, slug));
create index on courses (teacher_id);

create table lessons (id bigint generated always as identity primary key, course_id bigint not null references courses, position int not null, title varchar(160) not null);

create table course_user (
    course_id bigint not null references courses, user_id bigint not null references users, enrolled_at timestamp not null, completed_at timestamp,
    primary key (course_id, user_id));
create index on course_user (user_id);

create table lesson_user (
    course_id bigint not null, user_id bigint not null, lesson_id bigint not null references lessons, seconds int not null default 0,
    primary key (lesson_id, user_id), foreign key (course_id, user_id) references course_user (course_id, user_id));
create index on lesson_user (user_id, course_id);

create table certificates (
    id uuid primary key, course_id bigint not null, user_id bigint not null, holder_name varchar(120) not null, serial varchar(20) not null unique,
    foreign key (course_id, user_id) references course_user (course_id, user_id) on delete cascade);
create index on certificates (course_id, user_id);

create table quiz_submissions (
    id bigint generated always as identity primary key, lesson_id bigint not null references lessons, user_id bigint not null references users,
    answers jsonb not null, score numeric(5, 2) check (score between 0 and 100));
create index on quiz_submissions (user_id);

create table discussions (
    id bigint generated always as identity primary key, course_id bigint not null references courses, user_id bigint references users,
    author_name varchar(120) not null, title varchar(160) not null, body text not null);
create index on discussions (user_id);
create table discussion_replies (
    id bigint generated always as identity primary key, discussion_id bigint not null references discussions, parent_id bigint references discussion_replies,
    user_id bigint references users, author_name varchar(120) not null, body text not null);
create index on discussion_replies (user_id);
create index on discussion_replies (discussion_id);
create index on discussion_replies (parent_id);

create table reviews (
    id bigint generated always as identity primary key, course_id bigint not null references courses, user_id bigint not null references users,
    rating int not null check (rating between 1 and 5), body varchar(500), unique (course_id, user_id));
create index on reviews (user_id);

create table notes (
    id bigint generated always as identity primary key, noteable_type varchar(80) not null, noteable_id bigint not null, staff_name varchar(80), body text not null);
create index on notes (noteable_id, noteable_type);

create table media (
    id bigint generated always as identity primary key, model_type varchar(80) not null, model_id bigint not null, file_name varchar(200) not null, custom_properties jsonb);
create index on media (model_id, model_type);

create table activity_log (
    id bigint generated always as identity primary key, description text not null, causer_type varchar(80), causer_id bigint, properties jsonb,
    created_at timestamp not null);
create index on activity_log (causer_id);

create table notifications (
    id uuid primary key, type varchar(120) not null, notifiable_type varchar(80) not null, notifiable_id bigint not null, data jsonb not null, read_at timestamp);
create index on notifications (notifiable_id);

create table orders (
    id bigint generated always as identity primary key, number varchar(20) not null unique, organisation_id bigint not null references organisations,
    user_id bigint references users, status order_status not null, placed_at timestamp, currency char(3) not null default 'EUR',
    billing_name varchar(120) not null, billing_email varchar(190) not null, billing_street varchar(120), billing_postcode varchar(12), billing_city varchar(80),
    billing_country char(2) not null, total numeric(10, 2) not null, vat numeric(10, 2) not null, customer_note text, ip inet);
create index on orders (user_id);
create index on orders (billing_email);

create table order_items (
    order_id bigint not null references orders on delete cascade, line int not null, course_id bigint references courses, description varchar(160) not null,
    quantity int not null, unit_price numeric(10, 2) not null, vat_rate numeric(4, 2) not null, gift_for varchar(190), primary key (order_id, line));

create table payments (
    id bigint generated always as identity primary key, order_id bigint not null references orders, provider varchar(20) not null, payer_name varchar(120), payer_iban varchar(34),
    amount numeric(10, 2) not null, raw jsonb not null);
create index on payments (order_id);

create table coupons (code varchar(20) primary key, organisation_id bigint not null references organisations, only_for varchar(190), percent int not null);
create table subscribers (
    id bigint generated always as identity primary key, organisation_id bigint not null references organisations, email varchar(190) not null, first_name varchar(60));
create index on subscribers (email);
create table webhook_calls (id bigint generated always as identity primary key, organisation_id bigint references organisations, url varchar(300) not null, payload jsonb not null);
create table failed_jobs (id bigint generated always as identity primary key, queue varchar(40) not null, payload text not null, exception text not null);
create table migrations (id int primary key, migration varchar(190) not null, batch int not null);

-- Made-up people: 60 users, two schools, everybody in a course of one school or both.
insert into users (name, email, email_verified_at, password, remember_token, phone, guardian_id, settings, deleted_at, created_at)
select (array ['Zwaantje', 'Bertram', 'Oleander', 'Philomena', 'Quirijn'])[1 + n % 5] || ' Nummer' || n, 'persoon' || n || '@post.example', now(), 'hash' || n, 'token' || n,
       '+31 6 ' || (10000000 + n), case when n % 10 = 0 then n - 1 end,
       jsonb_build_object('theme', 'dark', 'profile', jsonb_build_object('nickname', 'bijnaam' || n, 'linkedin', 'https://in.example/persoon' || n)),
       case when n % 9 = 0 then now() end, timestamp '2024-01-01' + n * interval '1 day' from generate_series(1, 60) n;
insert into organisations (name, slug, billing_email, vat_no, owner_id, created_at)
select 'School ' || n, 'school-' || n, 'boekhouding@school' || n || '.example', 'NL00000000' || n || 'B01', n, now() from generate_series(1, 2) n;
insert into organisation_user select 1 + id % 2, id, 'student' from users;
insert into password_resets select email, 'reset' || id, now() from users where id % 7 = 0;
insert into sessions select 's' || id, case when id % 6 <> 0 then id end, '192.0.2.' || id, 'Mozilla (van persoon' || id || ')', 'a:1:{"_user":"persoon' || id || '@post.example"}', 1 from users;
insert into courses (organisation_id, teacher_id, slug, title, body)
select 1 + n % 2, n % 2 + 1, 'cursus-' || n, 'Cursus ' || n, 'Vragen? Mail persoon' || (n % 2 + 1) || '@post.example' from generate_series(1, 6) n;
insert into lessons (course_id, position, title) select c.id, n, 'Les ' || n from courses c, generate_series(1, 3) n;
insert into course_user select c.id, u.id, now(), null from users u join courses c on (u.id + c.id) % 3 = 0;
insert into lesson_user select cu.course_id, cu.user_id, l.id, 60 from course_user cu join lessons l using (course_id);
insert into certificates select gen_random_uuid(), course_id, user_id, (select name from users where id = user_id), 'C' || course_id || '-' || user_id from course_user where user_id % 2 = 0;
insert into quiz_submissions (lesson_id, user_id, answers, score)
select lesson_id, user_id, jsonb_build_array(jsonb_build_object('q', 1, 'a', 'Ik ben persoon' || user_id)), 80 from lesson_user where lesson_id % 3 = 0;
insert into discussions (course_id, user_id, author_name, title, body)
select c.id, u.id, u.name, 'Vraag van ' || u.name, 'Wie helpt? Mijn adres is ' || u.email from courses c join users u on u.id % 6 = c.id % 6 and u.id <= 24;
insert into discussion_replies (discussion_id, user_id, author_name, body)
select d.id, u.id, u.name, 'Dag ' || d.author_name || ', bel me: ' || u.phone from discussions d join users u on u.id = d.user_id % 60 + 1;
insert into discussion_replies (discussion_id, parent_id, user_id, author_name, body)
select r.discussion_id, r.id, d.user_id, d.author_name, 'Dank je ' || r.author_name from discussion_replies r join discussions d on d.id = r.discussion_id;
insert into reviews (course_id, user_id, rating, body) select course_id, user_id, 4, 'Goed! ' || user_id from course_user where user_id % 4 = 0;
insert into orders (number, organisation_id, user_id, status, placed_at, billing_name, billing_email, billing_street, billing_postcode, billing_city, billing_country, total, vat, customer_note, ip)
select 'B' || lpad(u.id::text, 6, '0'), 1 + u.id % 2, case when u.id % 5 <> 0 then u.id end, (array ['paid', 'refunded', 'cart']::order_status[])[1 + u.id % 3], now(), u.name, u.email,
       'Verzonnenlaan ' || u.id, (1000 + u.id) || ' AB', 'Nergenshuizen', 'NL', 121, 21, 'Graag bellen op ' || u.phone, '192.0.2.1' from users u;
insert into order_items select o.id, 1, 1, 'Cursus 1 voor ' || o.billing_name, 1, 100, 21, case when o.id % 10 = 0 then o.billing_email end from orders o;
insert into payments (order_id, provider, payer_name, payer_iban, amount, raw)
select id, 'ideal', billing_name, 'NL91ABNA0417164300', total, jsonb_build_object('details', jsonb_build_object('consumerName', billing_name, 'method', 'ideal')) from orders where status <> 'cart';
insert into notes (noteable_type, noteable_id, staff_name, body)
select 'App\Models\User', id, 'balie', name || ' belde over ' || email from users where id % 3 = 0 union all
select 'App\Models\Order', id, 'balie', 'Terugbetaald aan ' || billing_name from orders where id % 4 = 0 union all
select 'App\Models\Course', id, 'balie', 'Deze cursus is af' from courses;
insert into media (model_type, model_id, file_name, custom_properties)
select 'App\Models\User', id, 'pasfoto-' || id || '.jpg', jsonb_build_object('alt', name) from users union all
select 'App\Models\Course', id, 'omslag.jpg', null from courses;
insert into activity_log (description, causer_type, causer_id, properties, created_at)
select 'updated', 'App\Models\User', id, jsonb_build_object('old', jsonb_build_object('email', 'oud' || id || '@post.example')), now() from users;
insert into notifications select gen_random_uuid(), 'App\Notifications\Welcome', 'App\Models\User', id, jsonb_build_object('to', email, 'greeting', 'Dag ' || name), null from users;
insert into coupons select 'C' || id, 1, case when id % 2 = 0 then email end, 10 from users where id <= 10;
insert into subscribers (organisation_id, email, first_name) select 1, email, split_part(name, ' ', 1) from users where id % 5 = 1 union all select 2, 'gast@elders.example', 'Gast';
insert into webhook_calls (organisation_id, url, payload) select 1, 'https://crm.example/hook', jsonb_build_object('user', id, 'email', email) from users where id % 8 = 0;
insert into failed_jobs (queue, payload, exception) select 'mail', '{"to":"' || email || '"}', 'Timeout' from users where id % 15 = 0;
insert into migrations values (1, '2014_10_12_000000_create_users_table', 1);
analyze;
