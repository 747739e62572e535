package nl.gewist.deletion.erasing;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.gewist.datamap.Catalog;
import nl.gewist.datamap.DataMap;
import nl.gewist.deletion.platform.SubjectPlan;
import nl.gewist.embedded.Database;
import nl.gewist.embedded.TestServers;

/** A platform whose learners have their row in one database and their forum, log and receipts in another. */
final class TwoStores {
    static final String PLATFORM = "platform";
    static final String FORUM = "forum";

    static final String MAP = """
            dataset:
              - fides_key: platform
                collections:
                  - name: learner
                    fields:
                      - {name: learner_id, data_categories: [user.unique_id], fides_meta: {primary_key: true}}
                      - {name: email, data_categories: [user.contact.email]}
                      - {name: full_name, data_categories: [user.name]}
                      - {name: created_at}
                  - name: customer
                    fields: [{name: customer_id, fides_meta: {primary_key: true}}, {name: email}]
                  - name: enrolment
                    fields:
                      - {name: enrolment_id, fides_meta: {primary_key: true}}
                      - {name: learner_id, fides_meta: {references: [{dataset: platform, field: learner.learner_id}]}}
                      - {name: customer_id}
                  - name: note
                    fields:
                      - {name: note_id, fides_meta: {primary_key: true}}
                      - {name: learner_id, fides_meta: {references: [{dataset: platform, field: learner.learner_id}]}}
                      - {name: text, data_categories: [user.content]}
                  - name: invoice
                    fields:
                      - {name: invoice_id, fides_meta: {primary_key: true}}
                      - {name: learner_id, fides_meta: {references: [{dataset: platform, field: learner.learner_id}]}}
                      - {name: customer_id}
                      - {name: number}
                      - {name: issued}
                      - {name: total}
                      - {name: buyer, data_categories: [user.name]}
              - fides_key: forum
                collections:
                  - name: member
                    fields:
                      - {name: member_id, fides_meta: {primary_key: true}}
                      - {name: learner_id, fides_meta: {references: [{dataset: platform, field: learner.learner_id}]}}
                      - {name: alias, data_categories: [user.contact.email]}
                      - {name: picture, data_categories: [user.content]}
                  - name: post
                    fields:
                      - {name: post_id, fides_meta: {primary_key: true}}
                      - name: author_id
                        data_categories: [user.unique_id]
                        fides_meta: {references: [{dataset: platform, field: learner.learner_id, direction: from}]}
                      - {name: thread}
                      - {name: customer_id}
                      - {name: body, data_categories: [user.content]}
                  - name: visit
                    fields:
                      - {name: visit_id, fides_meta: {primary_key: true}}
                      - {name: who, data_categories: [user.unique_id]}
                      - {name: kind}
                  - name: receipt
                    fields:
                      - {name: receipt_id, fides_meta: {primary_key: true}}
                      - {name: learner_id, fides_meta: {references: [{dataset: platform, field: learner.learner_id}]}}
                      - {name: customer_id}
                      - {name: number}
                      - {name: issued}
                      - {name: total}
                      - {name: buyer, data_categories: [user.name]}
            gewist:
              version: 1
              stores:
                platform: {kind: postgresql, region: eu-west-1}
                forum: {kind: postgresql, region: eu-west-1}
              subjects:
                learner:
                  root: platform.learner.learner_id
                  created: platform.learner.created_at
                  identifiers:
                    email: [platform.learner.email, forum.member.alias]
                    full_name: [platform.learner.full_name]
              collections:
                platform.enrolment: {part: [customer_id]}
                platform.note: {treat: anonymise, fields: {text: redact}}
                platform.invoice: {treat: anonymise, part: [customer_id]}
                forum.post:
                  treat: anonymise
                  part: [customer_id]
                  fields: {body: redact}
                  mentions: [{field: thread, of: forum.post.thread, redact: [body]}]
                forum.visit: {references: [{field: who, to: platform.learner.learner_id, when: {kind: learner}}]}
                forum.receipt: {treat: keep, part: [customer_id], keep: {basis: 'AWR art. 52'}}
              invoices:
                course:
                  {subject: learner, party: buyer, collection: platform.invoice, number: number, issued: issued,
                   currency: {constant: EUR}, total: total, owner: [customer_id], buyer: {name: buyer}}
                meeting:
                  {subject: learner, party: buyer, collection: forum.receipt, number: number, issued: issued,
                   currency: {constant: EUR}, total: total, owner: [customer_id], buyer: {name: buyer}}
              owners:
                learner:
                  {collection: platform.customer, id: customer_id, email: email, relations: [platform.enrolment]}
            """;

    private static final Map<String, String> TABLES = Map.of(PLATFORM, """
            create table learner (learner_id bigint primary key, email text, full_name text,
                                  created_at timestamptz default '2025-01-01');
            create table customer (customer_id bigint primary key, email text);
            create table enrolment (enrolment_id serial primary key, learner_id bigint not null references learner,
                                    customer_id bigint not null references customer);
            create table note (note_id serial primary key, learner_id bigint, text text);
            create table invoice (invoice_id serial primary key, learner_id bigint, customer_id bigint, number text,
                                  issued date default '2025-05-01', total numeric default 121, buyer text);
            insert into customer values (7, 'seven@owners.example'), (8, 'eight@owners.example')""", FORUM, """
            create table member (member_id serial primary key, learner_id bigint unique, alias text, picture text);
            create table post (post_id serial primary key, author_id bigint, thread int, customer_id bigint, body text);
            create table visit (visit_id serial primary key, who text, kind text);
            create table receipt (receipt_id serial primary key, learner_id bigint, customer_id bigint, number text,
                                  issued date default '2025-05-01', total numeric default 10, buyer text)""");

    private final Map<String, Database> databases = Map.of(
            PLATFORM, TestServers.shared().freshDatabase("twostores"),
            FORUM, TestServers.shared().freshDatabase("twostores"));
    final DataMap map;

    TwoStores(String map) throws SQLException {
        this.map = DataMap.read("two-stores.yaml", new StringReader(map));
        for (String store : List.of(PLATFORM, FORUM)) {
            execute(store, TABLES.get(store));
        }
    }

    Connection connect(String store) throws SQLException {
        return databases.get(store).connect();
    }

    void execute(String store, String sql) throws SQLException {
        try (var connection = connect(store);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A learner of both owners with something everywhere. */
    void enter(long id) throws SQLException {
        execute(PLATFORM, """
                insert into learner values (%1$d, 'learner%1$d@post.example', 'Zwaan van Nummer%1$d');
                insert into enrolment (learner_id, customer_id) values (%1$d, 7), (%1$d, 8);
                insert into note (learner_id, text) values (%1$d, 'mailed alias%1$d@forum.example twice');
                insert into invoice (learner_id, customer_id, number, buyer) values (%1$d, 7, 'A%1$d', 'Zwaan')""".formatted(id));
        execute(FORUM, """
                insert into member (learner_id, alias) values (%1$d, 'alias%1$d@forum.example');
                insert into post (author_id, thread, customer_id, body) values
                    (%1$d, %1$d, 7, 'I am Zwaan van Nummer%1$d'), (%1$d, -%1$d, 8, 'mail learner%1$d@post.example'),
                    (null, %1$d, 7, 'Dear Zwaan van Nummer%1$d');
                insert into visit (who, kind) values ('%1$d', 'learner'), ('%1$d', 'learner'), ('%1$d', 'robot');
                insert into receipt (learner_id, customer_id, number, buyer) values (%1$d, 8, 'B%1$d', 'Zwaan')""".formatted(id));
    }

    long count(String store, String sql) throws SQLException {
        try (var connection = connect(store);
                var rows = connection.createStatement().executeQuery("select count(*) from " + sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    List<Catalog> catalogs() throws SQLException {
        List<Catalog> catalogs = new ArrayList<>();
        for (String store : map.storesOf("learner")) {
            try (var connection = connect(store)) {
                catalogs.add(Catalog.read(connection, map, map.stores().get(store)));
            }
        }
        return catalogs;
    }

    SubjectPlan plan() throws SQLException {
        return SubjectPlan.of(map, catalogs(), "learner");
    }
}
