package nl.gewist.launcher;

/** What to look at once everything is up. */
final class Overview {
    private Overview() {}

    static String of(Stack stack) {
        StringBuilder text = new StringBuilder("\n");
        for (Service service : Service.values()) {
            String where = stack.options().without().contains(service)
                    ? "not started here; give it -Dquarkus.config.locations="
                            + ServiceSettings.file(stack.options(), service)
                    : stack.url(service).toString();
            line(text, service.room(), where);
        }
        line(text, "inbox", stack.inboxUrl().isEmpty() ? "your own SMTP server" : stack.inboxUrl());
        line(text, "Kafka", stack.bootstrapServers());
        line(text, "platform", stack.platform().jdbcUrl());
        text.append("\nAsk for a deletion with ./gewist request learner 42; Ctrl-C stops everything.");
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String where) {
        text.append("  ").append("%-22s".formatted(name)).append(where).append('\n');
    }
}
