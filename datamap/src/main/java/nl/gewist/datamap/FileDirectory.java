package nl.gewist.datamap;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A directory in which the platform keeps people's files. Where it is comes from configuration.
 *
 * @param region where it stands; outside the EU is refused (promise P7)
 */
public record FileDirectory(String name, String region, List<Rule> rules) {

    public FileDirectory {
        rules = List.copyOf(rules);
    }

    /** The one store whose rows name its files; empty when none do. */
    public Optional<String> store() {
        return rules.stream().map(rule -> rule.collection().store()).findFirst();
    }

    /** Which files belong to a subject: one path per row of a collection. */
    public record Rule(String subjectType, CollectionName collection, List<Part> parts) {

        public Rule {
            parts = List.copyOf(parts);
        }

        List<String> fields() {
            return parts.stream().filter(Part::isField).map(Part::text).toList();
        }

        /** SQL of the path that a row names; null where one of its fields is. */
        String sql(Dialect dialect, String alias) {
            return parts.stream()
                    .map(part -> part.isField()
                            ? dialect.text(Sql.column(alias, part.text()))
                            : dialect.literal(part.text()))
                    .collect(Collectors.joining(" || ", "(", ")"));
        }
    }

    /** A piece of a path: the value of a field, or a text. */
    public record Part(String text, boolean isField) {}
}
