package nl.gewist.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.gewist.embedded.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    private static final Identifiers PERSON = new Identifiers(
            "1",
            "abcdefghijkl",
            List.of("an.de-wit+x@post.example", "no address"),
            List.of("+31 6 1234 5678", "123"),
            List.of("NL91 ABNA 0417 1643 00"),
            List.of("An-Marie de Wít", "İpek Yılmaz", "An", "A B%_\\(x)"));

    private static java.sql.Connection connection;

    @BeforeAll
    static void connect() throws SQLException {
        var database = TestServers.shared().freshDatabase("redaction");
        connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    private static String redact(String text, Identifiers person) throws SQLException {
        var finders = Finder.of(person);
        var needles = String.join(
                Redaction.SEPARATOR, finders.stream().map(Finder::needle).toList());
        var patterns = String.join(
                Redaction.SEPARATOR, finders.stream().map(Finder::pattern).toList());
        var sql = "select coalesce(regexp_replace(x.text, " + Redaction.pattern("x.text", "x.needles", "x.patterns")
                + ", '[gewist]', 'gi'), x.text) from (select ?::text, ?::text, ?::text) x(text, needles, patterns)";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, text);
            statement.setString(2, needles);
            statement.setString(3, patterns);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Mail AN.de-wit+x@post.example. | Mail [gewist].
        mail man.de-wit+x@post.example | mail man.de-wit+x@post.example
        mail an.de-wit+x@post.examples | mail an.de-wit+x@post.examples
        mail j.an.de-wit+x@post.example | mail j.an.de-wit+x@post.example
        mail an.de-wit+x@post.example.nl | mail an.de-wit+x@post.example.nl
        _an.de-wit+x@post.example_ of -an.de-wit+x@post.example- | _[gewist]_ of -[gewist]-
        groet İpek Yılmaz | groet [gewist]
        anxdeywit+x@post.example | anxdeywit+x@post.example
        bel 0612345678 | bel [gewist]
        bel 06-12 34 56 78! | bel [gewist]!
        bel +31 (0)6 12345678 | bel [gewist]
        bel 0031612345678, graag | bel [gewist], graag
        nr 00612345678123 | nr 00612345678123
        nr 1061234567 | nr 1061234567
        iban nl91abna0417164300 | iban [gewist]
        iban NL91 ABNA 0417 1643 00. | iban [gewist].
        iban NL91 ABNA 0417 1643 01 | iban NL91 ABNA 0417 1643 01
        groet an-marie  DE WÍT | groet [gewist]
        groet (An-Marie de wít) | groet ([gewist])
        An-Marie de Wítte | An-Marie de Wítte
        An ging naar An | An ging naar An
        a b%_\\(X) | [gewist]
        """)
    void valuesAreFoundAsWholeWordsInAnyNotation(String text, String expected) throws SQLException {
        assertThat(redact(text, PERSON)).isEqualTo(expected);
        assertThat(isFound(text)).isEqualTo(!expected.equals(text));
    }

    /** The sweep must see what redaction sees. */
    private static boolean isFound(String text) {
        var found = new ArrayList<Integer>();
        ValueSearch.of(Map.of(UUID.randomUUID(), PERSON)).find(text, found::add);
        return !found.isEmpty();
    }

    @Test
    void aPersonWithoutValuesRedactsNothing() throws SQLException {
        var nobody = new Identifiers("1", "abcdefghijkl", List.of(""), List.of(), List.of(), List.of(" ", "Jan"));

        assertThat(Finder.of(nobody)).isEmpty();
        assertThat(redact("Jan was hier", nobody)).isEqualTo("Jan was hier");
    }

    @Test
    void valuesThatLookLikePatternsAreOnlyValues() throws SQLException {
        var odd = new Identifiers(
                "1",
                "abcdefghijkl",
                List.of("a|.*@x.example", "$1@%_.example"),
                List.of(),
                List.of(),
                List.of("(?:) [a"));

        assertThat(redact("a|.*@x.example en $1@%_.example en (?:) [a. Verder niets", odd))
                .isEqualTo("[gewist] en [gewist] en [gewist]. Verder niets");
    }
}
