package nl.gewist.launcher;

import java.nio.file.Path;
import nl.gewist.embedded.Databases;
import nl.gewist.launcher.bench.BenchCommand;
import nl.gewist.launcher.keys.KeysCommand;
import nl.gewist.launcher.map.MapCommand;
import nl.gewist.launcher.restore.RestoreGateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/** What the {@code ./gewist} script starts: one command class per word. */
@Command(
        name = "./gewist",
        description = "Erases a person, keeps what the law asks, proves both.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            RequestCommand.class,
            StatusCommand.class,
            DownCommand.class,
            BenchCommand.class,
            MapCommand.class,
            KeysCommand.class,
            RestoreGateCommand.class
        },
        mixinStandardHelpOptions = true)
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
        Logging.toFile(root().resolve(".gewist/logs/launcher.log"));
        System.exit(commands().execute(args));
    }

    /** All commands, as the script runs them. */
    static CommandLine commands() {
        return new CommandLine(new Launcher())
                .setExecutionExceptionHandler(inOneLine())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** The project's folder: the script says where it is. */
    public static Path root() {
        return Path.of(System.getProperty("gewist.root", "")).toAbsolutePath();
    }

    /** A person gets one line; whoever wants to know more finds the rest in the log. */
    private static IExecutionExceptionHandler inOneLine() {
        return (thrown, command, _) -> {
            Path details = Logging.write(thrown);
            String message = thrown instanceof Problem || thrown instanceof Databases.NotOurs
                    ? thrown.getMessage()
                    : "something unexpected happened: " + thrown + "; details in " + details;
            command.getErr().println("gewist: " + message);
            return command.getCommandSpec().exitCodeOnExecutionException();
        };
    }
}
