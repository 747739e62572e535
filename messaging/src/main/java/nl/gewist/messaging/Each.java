package nl.gewist.messaging;

import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes a step for each of several things that do not depend on one another. */
public final class Each {
    private static final Logger LOG = Logger.getLogger(Each.class);

    private Each() {}

    /**
     * One that fails, for example because its store is away, does not hold up the others: it is logged, and fails the
     * whole only when nothing else was done.
     *
     * @param name how the log calls a thing; no personal value
     * @param step to the number of things done, in a transaction of its own
     * @return how many things were done
     */
    public static <T> int of(Iterable<T> things, Function<T, String> name, ToIntFunction<T> step) {
        int done = 0;
        @Nullable RuntimeException failure = null;
        for (T thing : things) {
            try {
                done += step.applyAsInt(thing);
            } catch (RuntimeException e) {
                LOG.warnf("nothing was done for %s: %s", name.apply(thing), Failures.code(e));
                failure = e;
            }
        }
        if (done == 0 && failure != null) {
            throw failure;
        }
        return done;
    }
}
