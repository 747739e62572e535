create table school (id int primary key, name text not null, mail text, lang text, town text);
create table course (id int primary key, school_id int not null references school (id), title text);
create table pupil (
    pupil_id bigint primary key, first text not null, infix text, last text not null, mail text unique, phone text,
    iban text, created datetime not null, last_enrol bigint);
create table "Enrol" (
    id bigint primary key, pupil_id bigint not null references pupil (pupil_id), course_id int not null references course (id));
alter table pupil add foreign key (last_enrol) references "Enrol" (id);
create table progress (
    enrol_id bigint references "Enrol" (id), lesson int, primary key (enrol_id, lesson));
create table progress_note (
    id bigint primary key, enrol_id bigint, lesson int, remark text,
    foreign key (enrol_id, lesson) references progress (enrol_id, lesson));
create table bookmark (
    id bigint primary key, pupil_id bigint references pupil (pupil_id), enrol_id bigint references "Enrol" (id));
create table thread (
    id bigint primary key, course_id int not null references course (id), starter_id bigint references pupil (pupil_id), title text);
create table post (
    id bigint primary key, thread_id bigint not null references thread (id), author_id bigint references pupil (pupil_id),
    author_name varchar(40) not null, body varchar(200), reply_to bigint references post (id), written datetime);
create table note (
    id bigint primary key, pupil_id bigint not null references pupil (pupil_id), parent_id bigint references note (id), text text);
create table team (id int primary key, course_id int not null references course (id));
create table team_member (
    team_id int references team (id), pupil_id bigint references pupil (pupil_id), primary key (team_id, pupil_id));
create table team_log (id bigint primary key, team_id int not null references team (id), line text);
create table message (
    id bigint primary key, sender_id bigint references pupil (pupil_id), recipient_id bigint references pupil (pupil_id),
    sender_name varchar(30) not null, recipient_name varchar(30), body text);
create table login (id bigint auto_increment primary key, pupil_ref bigint, at datetime, ip text);
create table card (
    id bigint primary key, holder_id bigint references pupil (pupil_id), code varchar(40) not null unique, mail text unique,
    born date, level text);
create table invoice (
    id bigint primary key, school_id int not null references school (id), pupil_id bigint references pupil (pupil_id),
    number text not null, day date not null, buyer_name text not null, street text, nr text, town text,
    total decimal(10,2) not null, vat decimal(10,2));
create table invoice_line (
    id bigint primary key, invoice_id bigint not null references invoice (id), what text, amount decimal(10,2) not null);
create table mail_tool (id int primary key, school_id int not null references school (id), tool text not null, account text, active boolean);
create index login_pupil on login (pupil_ref);

insert into school values (1, 'Kookschool Amstel', 'info@amstel.example', 'nl', 'Amsterdam'), (2, 'Taalhuis', 'post@taalhuis.example', null, 'Utrecht');
insert into course values (10, 1, 'Koken'), (11, 1, 'Bakken'), (20, 2, 'Spaans');
insert into pupil values
    (1, 'Jan', 'van der', 'Berg', 'jan@berg.example', '06-12345678', 'NL91 ABNA 0417 1643 00', '2025-01-01 10:00:00', null),
    (2, 'Piet', null, 'Puk', 'piet@puk.example', null, null, '2025-02-01 10:00:00', null),
    (3, 'Zoë', null, 'Ünal', 'zoe@unal.example', '+31 20 1234567', null, '2025-03-01 10:00:00', null);
insert into "Enrol" values (100, 1, 10), (101, 1, 20), (200, 2, 10), (300, 3, 20);
update pupil set last_enrol = 100 where pupil_id in (1, 2);
insert into progress select e.id, seq from "Enrol" e, seq_1_to_3;
insert into progress_note select e.id * 10 + 1, e.id, 1, 'goed' from "Enrol" e;
insert into bookmark values (1, 1, 100), (2, 1, null), (3, null, 101), (4, 2, 200);
insert into thread values (1, 10, 1, 'Saus'), (2, 20, 3, 'Werkwoorden');
insert into post values
    (1, 1, 1, 'Jan van der Berg', 'Ik ben Jan van der Berg, mail jan@berg.example of bel 0612345678.', null, now()),
    (2, 1, 2, 'Piet Puk', 'Dank JAN  VAN DER BERG! Bel +31 (0)6 1234 5678.', 1, now()),
    (3, 1, 2, 'Piet Puk', 'Janneke en Jan kwamen ook.', null, now()),
    (4, 2, 3, 'Zoë Ünal', 'ZOË ÜNAL groet', null, now()),
    (5, 2, 1, 'Jan van der Berg', 'hola', 4, now());
insert into note values (1, 1, null, 'a'), (2, 1, 1, 'b'), (3, 2, 1, 'c');
insert into team values (1, 10), (2, 20);
insert into team_member values (1, 1), (1, 2), (2, 3);
insert into team_log values (1, 1, 'Jan van der Berg leverde in'), (2, 1, 'Piet Puk ook'), (3, 2, 'Jan van der Berg niet van hier');
insert into message values
    (1, 1, 2, 'Jan van der Berg', 'Piet Puk', 'Hoi Piet Puk, groet Jan van der Berg'),
    (2, 2, 1, 'Piet Puk', 'Jan van der Berg', 'Dag Jan van der Berg'),
    (3, 2, 3, 'Piet Puk', 'Zoë Ünal', 'Jan van der Berg is leuk');
insert into login (pupil_ref, at, ip) select 1, now(), '10.0.0.' || seq from seq_1_to_5;
insert into login (pupil_ref, at, ip) values (2, now(), '10.0.1.1'), (77, now(), '10.0.2.1');
insert into card values (1, 1, 'K1', 'jan@berg.example', '1980-05-17', 'hoog'), (2, 1, 'K2', 'jan2@berg.example', '1980-05-17', 'laag'), (3, 2, 'K3', null, '1990-01-02', 'hoog');
insert into invoice values
    (1, 1, 1, 'A-1', '2025-05-01', 'Jan van der Berg', 'Kade', '1', 'Delft', 121.00, 21.00),
    (2, 2, 1, 'T-1', '2025-06-01', 'Jan van der Berg', 'Kade', '1', 'Delft', 60.50, null),
    (3, 1, 2, 'A-2', '2025-06-02', 'Piet Puk', 'Dijk', '2', 'Ede', 10.00, 1.00);
insert into invoice_line values (1, 1, 'Koken', 100.00), (2, 1, 'Boek', 21.00), (3, 2, 'Spaans', 60.50), (4, 3, 'Koken', 10.00);
insert into mail_tool values (1, 1, 'mailchimp', 'list-7', true), (2, 1, 'laposta', 'old', false), (3, 2, 'brevo', null, true);
