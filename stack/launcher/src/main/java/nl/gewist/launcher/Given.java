package nl.gewist.launcher;

/** The servers that somebody may already have; each is recognised by its usual environment variable. */
enum Given {
    KAFKA("KAFKA_BOOTSTRAP_SERVERS"),
    POSTGRES("PGHOST"),
    SMTP("QUARKUS_MAILER_HOST");

    private final String variable;

    Given(String variable) {
        this.variable = variable;
    }

    String variable() {
        return variable;
    }
}
