package nl.gewist.launcher;

import java.util.Locale;
import java.util.function.Consumer;

/** Lines with the seconds since the start before them. */
public final class Progress implements Consumer<String> {
    private final long begin = System.nanoTime();

    @Override
    public synchronized void accept(String line) {
        System.out.println(String.format(Locale.ROOT, "%6.1f s  %s", (System.nanoTime() - begin) / 1e9, line));
        System.out.flush();
    }
}
