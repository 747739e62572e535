create table owner (id int unsigned auto_increment primary key, company varchar(80) not null, email varchar(120) not null);
create table learner (
  id bigint unsigned auto_increment primary key,
  email varchar(120) not null unique,
  full_name varchar(80) not null,
  phone varchar(30),
  born date,
  preferences json,
  invited_by bigint unsigned,
  created_at datetime(6) not null default current_timestamp(6),
  foreign key (invited_by) references learner (id));
create table address (id int auto_increment primary key, street varchar(80) not null, city varchar(60) not null);
create table learner_address (
  learner_id bigint unsigned not null, address_id int not null, primary key (learner_id, address_id),
  foreign key (learner_id) references learner (id) on delete cascade,
  foreign key (address_id) references address (id));
create table course (
  id int auto_increment primary key, owner_id int unsigned not null, title varchar(80) not null,
  foreign key (owner_id) references owner (id));
create table enrolment (
  id bigint auto_increment primary key, learner_id bigint unsigned not null, course_id int not null,
  unique (learner_id, course_id),
  foreign key (learner_id) references learner (id),
  foreign key (course_id) references course (id));
create table progress (
  enrolment_id bigint not null, lesson smallint not null, seconds int not null, primary key (enrolment_id, lesson),
  foreign key (enrolment_id) references enrolment (id));
create table note (
  enrolment_id bigint not null, lesson smallint not null, no smallint not null, body text not null,
  primary key (enrolment_id, lesson, no),
  foreign key (enrolment_id, lesson) references progress (enrolment_id, lesson));
create table invoice (
  id int auto_increment primary key, owner_id int unsigned not null, learner_id bigint unsigned,
  number varchar(20) not null, issued date not null, total decimal(10, 2) not null, vat decimal(10, 2) not null,
  buyer_name varchar(80), buyer_street varchar(80), buyer_postcode varchar(10), buyer_city varchar(60),
  unique (owner_id, number),
  foreign key (owner_id) references owner (id),
  foreign key (learner_id) references learner (id));
create table invoice_line (
  invoice_id int not null, no smallint not null, description varchar(80) not null, amount decimal(10, 2) not null,
  primary key (invoice_id, no),
  foreign key (invoice_id) references invoice (id));
create table thread (
  id int auto_increment primary key, course_id int not null, starter_id bigint unsigned, title varchar(120) not null,
  foreign key (course_id) references course (id),
  foreign key (starter_id) references learner (id));
create table post (
  id int auto_increment primary key, thread_id int not null, author_id bigint unsigned, author_name varchar(60) not null,
  reply_to int, body text not null,
  foreign key (thread_id) references thread (id),
  foreign key (author_id) references learner (id),
  foreign key (reply_to) references post (id));
create table ticket (
  id int auto_increment primary key, learner_id bigint unsigned not null, subject varchar(120) not null, body text,
  parent_id int,
  foreign key (learner_id) references learner (id),
  foreign key (parent_id) references ticket (id));
create table comment (
  id int auto_increment primary key, about_kind varchar(20) not null, about_id bigint not null, body text,
  index (about_id));
create table visit (
  id bigint auto_increment primary key, learner_id bigint unsigned not null, ip varchar(45) not null,
  index (learner_id));
create table log_line (id bigint auto_increment primary key, line text);

insert into owner (company, email) values ('Akker', 'post@akker.example'), ('Berg', 'post@berg.example');
insert into course (owner_id, title) values (1, 'Ploughing'), (2, 'Climbing');
