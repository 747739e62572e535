package nl.gewist.datamap;

import java.util.List;

/** Statements to run one after the other on one connection; the rows of the last one are the answer. */
public record Script(List<String> statements) {

    public Script {
        statements = List.copyOf(statements);
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("a script without a statement");
        }
    }

    List<String> before() {
        return statements.subList(0, statements.size() - 1);
    }

    String answer() {
        return statements.getLast();
    }

    static Script of(String sql) {
        return new Script(List.of(sql));
    }
}
