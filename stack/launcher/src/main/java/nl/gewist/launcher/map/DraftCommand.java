package nl.gewist.launcher.map;

import java.util.concurrent.Callable;
import nl.gewist.datamap.draft.Draft;
import nl.gewist.launcher.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a first data map of a database. */
@Command(
        name = "draft",
        description = "Proposes a data map for a database, to standard output. Only reads; samples at most 200 rows per"
                + " table, of which no value is written down.",
        exitCodeOnExecutionException = 2,
        mixinStandardHelpOptions = true)
final class DraftCommand implements Callable<Integer> {
    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            description = "The database: jdbc:postgresql://HOST:PORT/DATABASE or jdbc:mariadb://HOST:PORT/DATABASE")
    private String url = "";

    @Option(
            names = "--user",
            paramLabel = "ROLE",
            description = "As whom to enter; the password comes from PGPASSWORD (MariaDB: MYSQL_PWD) or is asked for.")
    private @Nullable String user;

    @Option(names = "--schema", paramLabel = "NAME", description = "Its schema; public without it. MariaDB has none.")
    private String schema = "public";

    @Option(names = "--name", paramLabel = "NAME", description = "What the map calls this store; platform without it.")
    private String name = "platform";

    @Override
    public Integer call() {
        StoreAddress address = StoreAddress.of(url, user, System.getenv());
        try {
            String draft = Stores.atTheTerminal().read(address, connection -> Draft.of(connection, name, schema));
            System.out.print(draft);
        } catch (IllegalArgumentException e) {
            throw new Problem(String.valueOf(e.getMessage()), e);
        }
        return 0;
    }
}
