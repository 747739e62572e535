package nl.gewist.datamap;

import static nl.gewist.datamap.School.JAN;
import static nl.gewist.datamap.School.all;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strategies against what a database may hold its rows to. What passes the check is erased too. */
class TrialTest {
    private School school;

    @BeforeEach
    void open() throws SQLException {
        school = new School();
        school.execute("create table badge (id int primary key, pupil_id bigint references pupil, kind text)");
    }

    @AfterEach
    void close() throws SQLException {
        school.close();
    }

    /** @param columns further columns and constraints of the table; only {@code a} is personal */
    private void badge(String columns, @Nullable String rows, String rules) throws SQLException {
        for (var column : columns.split(";")) {
            school.execute("alter table badge add " + column);
        }
        if (rows != null) {
            school.execute("insert into badge values " + rows);
        }
        school.with(yaml -> yaml.replace("      - name: mail_tool\n", """
                      - name: badge
                        fields:
                          - {name: pupil_id, fides_meta: {references: [{dataset: db, field: pupil.pupil_id}]}}
                          - {name: a, data_categories: [user]}
                      - name: mail_tool
                """)
                .replace(
                        "    db.card:\n", "    db.badge: {treat: anonymise, fields: {" + rules + "}}\n    db.card:\n"));
    }

    private List<String> misfits() {
        return MapCheck.check(school.map, school.catalog).stream()
                .map(misfit -> {
                    assertThat(misfit.subjectTypes()).isEqualTo(Set.of("pupil"));
                    assertThat(misfit.cure()).isNotBlank();
                    return misfit.code() + " " + misfit.field();
                })
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        a text check (a in ('x', 'y')) | a: {constant: z} | CHECK_VIOLATED a
        a text check (a is not null) | a: 'null' | CHECK_VIOLATED a
        a text check (a ~ '^[A-Z]{3}$') | a: pseudonym | CHECK_VIOLATED a
        a text check (a like '%@school.example') | a: pseudonym | CHECK_VIOLATED a
        a text check (char_length(a) <= 20) | a: redact | CHECK_VIOLATED a
        a text check (left(a, 1) = upper(left(a, 1)) and left(a, 1) <> '[') | a: redact | CHECK_VIOLATED a
        a date check (a > '2024-03-01') | a: {truncate: year} | CHECK_VIOLATED a
        a int check (a between 5 and 9) | a: {constant: 10} | CHECK_VIOLATED a
        a text;b text;check (a is not null or b is not null) | a: 'null' | CHECK_VIOLATED a
        a text;b text;check ((a is null) = (b is null)) | a: 'null' | CHECK_VIOLATED a
        a text;b boolean;check (not b or a is not null) | a: 'null' | CHECK_VIOLATED a
        a date;b date;check (b <= a) | a: {truncate: year} | CHECK_VIOLATED a
        a text;check (kind <> 'person' or a is not null) | a: 'null' | CHECK_VIOLATED a
        a text;check (pupil_id is not null or a is not null) | `a: 'null', pupil_id: 'null'` | CHECK_VIOLATED a,pupil_id
        a date;b date;unique (a, b) | a: {truncate: month} | NOT_UNIQUE a
        a text unique | a: redact | NOT_UNIQUE a
        a text;unique nulls not distinct (a, kind) | a: 'null' | NOT_UNIQUE a
        a date;exclude (a with =) | a: {truncate: year} | NOT_UNIQUE a
        a text;b text generated always as (split_part(a, '@', 1)) stored not null | a: 'null' | CHECK_VIOLATED a
        a text;b text generated always as (left(a, 3)) stored unique | a: pseudonym | NOT_UNIQUE a
        a text;b int generated always as (length(a)) stored check (b < 9) | a: pseudonym | CHECK_VIOLATED a
        """)
    void whatAnErasedRowWouldBreakIsFound(String columns, String rules, String misfit) throws SQLException {
        badge(columns, null, rules);

        assertThat(misfits()).containsExactly(misfit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        a postcode | a: pseudonym | CHECK_VIOLATED a
        a postcode | a: {constant: '1234'} | CHECK_VIOLATED a
        a mood | a: {constant: angry} | TYPE_MISMATCH a
        a mood | a: pseudonym | NOT_TEXT a
        a uuid | a: {constant: x} | TYPE_MISMATCH a
        a inet | a: {constant: '10.0.0.300'} | TYPE_MISMATCH a
        a inet | a: pseudonym | NOT_TEXT a
        a numeric(4, 2) | a: {constant: '100.00'} | TYPE_MISMATCH a
        a int2 | a: {constant: '40000'} | TYPE_MISMATCH a
        a date | a: {constant: '2024-13-01'} | TYPE_MISMATCH a
        a interval | a: {truncate: year} | NOT_A_DATE a
        a bytea | a: redact | NOT_TEXT a
        a int[] | a: redact | NOT_TEXT a
        a text[] | a: pseudonym | NOT_TEXT a
        a text[] unique | a: redact | NOT_UNIQUE a
        a text[] check (cardinality(a) > 0) | a: {constant: '{}'} | CHECK_VIOLATED a
        a json | a: {constant: '{x'} | TYPE_MISMATCH a
        a citext unique | a: {constant: x} | UNIQUE_CONSTANT a
        """)
    void whatAColumnsTypeRefusesIsFound(String columns, String rules, String misfit) throws SQLException {
        types();
        badge(columns, null, rules);

        assertThat(misfits()).containsExactly(misfit);
    }

    private void types() throws SQLException {
        school.execute("create type mood as enum ('glad', 'sad');"
                + "create domain postcode as varchar(30) check (value ~ '^[0-9]{4}[A-Z]{2}$');"
                + "create extension citext");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        postcode | '1234AB' | {constant: '9999ZZ'} | 9999ZZ
        postcode | '1234AB' | 'null' |
        mood | 'sad' | {constant: glad} | glad
        uuid | gen_random_uuid() | {constant: 00000000-0000-0000-0000-000000000000} | 00000000-0000-0000-0000-000000000000
        inet | '10.1.2.3' | {constant: 10.0.0.0/8} | 10.0.0.0/8
        bytea | 'x' | {constant: '\\x00'} | \\x00
        bytea | 'x' | 'null' |
        numeric(8, 2) | 12.5 | {constant: '0.005'} | 0.01
        numeric | 12.5 | {constant: '0.00'} | 0.00
        float8 | 12.5 | {constant: '0.1'} | 0.1
        boolean | true | {constant: 'false'} | false
        interval | '3 days' | {constant: '1 day'} | 1 day
        time | '12:00' | {constant: '00:00'} | 00:00:00
        timestamptz | '2024-05-06 07:08:09Z' | {truncate: year} | 2024-01-01 00:00:00+00
        timestamp | '2024-05-06 07:08:09' | {truncate: month} | 2024-05-01 00:00:00
        timestamp | 'infinity' | 'null' |
        json | '{"a": 1}' | {constant: '{}'} | {}
        jsonb | '{"a": 1}' | {constant: '{}'} | {}
        point | '(1,2)' | {constant: '(0,0)'} | (0,0)
        xml | '<a/>' | {constant: <b/>} | <b/>
        daterange | '[2024-01-01,2024-02-01)' | {constant: empty} | empty
        char(20) | 'Jan van der Berg' | redact | [gewist]
        char(20) | 'Jan van der Berg' | pseudonym | %
        citext | 'Jan van der Berg!' | redact | [gewist]!
        citext | 'Jan van der Berg' | pseudonym | %
        citext unique | 'Jan van der Berg' | pseudonym | %
        varchar(9) | 'Jan' | {constant: gewist} | gewist
        text | '' | pseudonym | %
        text[] | array['koken', 'Jan van der Berg', null, 'mail JAN@berg.example!'] | redact | {koken,[gewist],NULL,"mail [gewist]!"}
        citext[] | array['jan@berg.example']::citext[] | redact | {[gewist]}
        varchar(16)[] | array['jan@berg.example', 'x'] | redact | {[gewist],x}
        text[] | array['x'] | 'null' |
        text[] | array['x'] | {constant: '{}'} | {}
        int[] | array[1, 2] | 'null' |
        """)
    void anyTypeLosesItsValueByWhatItTakes(String type, String value, String rule, @Nullable String then)
            throws SQLException {
        types();
        school.execute("set time zone 'UTC'");
        badge("a " + type, "(1, 1, null, " + value + "), (2, 1, null, null)", "a: " + rule);

        erases(then);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        a text check (a in ('x', 'y')) | 'x' | a: {constant: y} | y
        a text check (a ~ '^[A-Z]{3}$') | 'ABC' | a: 'null' |
        a text check (a ~ '@') | 'jan@berg.example' | a: {constant: x@y} | x@y
        a text check (length(a) < 200) | 'Jan van der Berg' | a: {constant: x} | x
        a date check (a > '1900-01-01') | '2001-05-05' | a: {truncate: year} | 2001-01-01
        a text;b text;check (a is not null or b is not null) | 'x', 'y' | a: {constant: z} | z
        a text;b text;check ((a is null) = (b is null)) | 'x', 'y' | a: pseudonym | %
        a text;check (kind <> 'person' or a is not null) | 'x' | a: pseudonym | %
        a date;b date;check (a <= b) | '2024-05-05', '2024-06-06' | a: {truncate: year} | 2024-01-01
        a text unique | 'x' | a: 'null' |
        a text;b text generated always as (split_part(a, '@', 1)) stored | 'x@y' | a: 'null' |
        """)
    void whatNeverBreaksPassesAndIsErased(String columns, String value, String rules, @Nullable String then)
            throws SQLException {
        badge(columns, "(1, 1, 'person', " + value + ")", rules);

        erases(then);
    }

    private void erases(@Nullable String then) throws SQLException {
        assertThat(misfits()).isEmpty();
        var erased = school.erase(all(JAN, "1"));

        assertThat(erased.unchanged()).isEmpty();
        assertThat(erased.left()).isEmpty();
        assertThat(erased.applied()).containsKey("badge ANONYMISE 0");
        assertThat(school.texts("select coalesce(a::text, '') from badge where id = 1"))
                .allMatch(
                        text -> "%".equals(then) ? text.startsWith("anoniem-") : text.equals(then == null ? "" : then));
    }

    @Test
    void nothingIsTriedAgainUntilTheSchemaOrAConstraintChanges() throws SQLException {
        var first = trial(null);

        assertThat(trial(first)).isSameAs(first);
        school.execute("alter table badge add constraint kind check (kind <> '')");
        assertThat(trial(first)).isNotSameAs(first);
    }

    private Tried trial(@Nullable Tried before) throws SQLException {
        var schema = Catalog.read(school.connection, school.map.stores().get("db"));
        return Trial.run(school.connection, school.map, schema, before);
    }
}
