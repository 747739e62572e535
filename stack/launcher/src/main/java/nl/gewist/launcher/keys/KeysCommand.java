package nl.gewist.launcher.keys;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.gewist.launcher.Problem;
import nl.gewist.sealing.KeysetFile;
import nl.gewist.sealing.Keysets;
import nl.gewist.sealing.SealingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Works on a keyset file and on nothing else; never prints a key. */
@Command(
        name = "keys",
        description = "Makes, shows and replaces the key-encryption key of a service, a file.",
        footer = {
            "",
            "To replace a key without downtime: add FILE, give the file to all replicas; promote FILE, give it to all"
                    + " replicas; wait until gewist_keys_behind is 0 on every one; remove FILE, give it to all replicas."
                    + " A service that still needs a removed key refuses to start. See docs/keys.md."
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class KeysCommand {
    @Command(
            name = "new",
            description = "Makes a file with one key; never replaces one.",
            mixinStandardHelpOptions = true)
    int create(@Mixin KeysetOptions options) {
        return tell(options, KeysetFile::create);
    }

    @Command(name = "status", description = "Shows the keys: which ones, not what.", mixinStandardHelpOptions = true)
    int status(@Mixin KeysetOptions options) {
        return tell(options, KeysetFile::keys);
    }

    @Command(
            name = "add",
            description = "First: adds a key that opens, and wraps nothing yet.",
            mixinStandardHelpOptions = true)
    int add(@Mixin KeysetOptions options) {
        return tell(options, KeysetFile::add);
    }

    @Command(
            name = "promote",
            description = "Second: the newest key wraps from now on.",
            mixinStandardHelpOptions = true)
    int promote(@Mixin KeysetOptions options) {
        return tell(options, KeysetFile::promote);
    }

    @Command(
            name = "remove",
            description = "Last: removes all but the primary key, for good.",
            mixinStandardHelpOptions = true)
    int remove(@Mixin KeysetOptions options) {
        return tell(options, KeysetFile::remove);
    }

    @Command(
            name = "protect",
            description = "Encrypts a file that is not, by the key of a KMS.",
            mixinStandardHelpOptions = true)
    int protect(@Mixin KeysetOptions options) {
        return tell(() -> options.protectedFile().keys());
    }

    private static int tell(KeysetOptions options, Function<KeysetFile, List<Keysets.Key>> step) {
        return tell(() -> step.apply(options.file()));
    }

    private static int tell(Supplier<List<Keysets.Key>> keys) {
        try {
            keys.get()
                    .forEach(key -> System.out.printf(
                            "%010d  %s%s%n",
                            Integer.toUnsignedLong(key.id()), key.status(), key.isPrimary() ? "  primary" : ""));
            return 0;
        } catch (SealingException e) {
            throw new Problem(String.valueOf(e.getMessage()), e);
        }
    }
}
