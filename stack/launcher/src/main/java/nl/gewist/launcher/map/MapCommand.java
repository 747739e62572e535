package nl.gewist.launcher.map;

import picocli.CommandLine.Command;

/** Everything about data maps; needs no service that runs. */
@Command(
        name = "map",
        description = "For whoever writes a data map (its manual: docs/data-map.md).",
        subcommands = {CheckCommand.class, DraftCommand.class, PreviewCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class MapCommand {}
