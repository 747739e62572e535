package nl.gewist.deletion.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.ToIntFunction;
import nl.gewist.contract.SubjectType;
import nl.gewist.datamap.DataMap;
import nl.gewist.messaging.Failures;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Which kinds of people the data map knows. */
@ApplicationScoped
public class SubjectTypes {
    private static final Logger LOG = Logger.getLogger(SubjectTypes.class);

    private final DataMap map;

    SubjectTypes(DataMap map) {
        this.map = map;
    }

    /** Whether the map says where people of this type are kept. */
    public boolean isMapped(SubjectType type) {
        return map.subjects().containsKey(type.word());
    }

    /**
     * Takes a step for each type that is mapped. A type that fails, for example because the map does not fit it, does not
     * hold up the others: it fails the whole only when nothing else was done.
     *
     * @param step from a type's word to the number of things done, in a transaction of its own
     * @return how many things were done
     */
    public int each(ToIntFunction<String> step) {
        int done = 0;
        @Nullable RuntimeException failure = null;
        for (SubjectType type : SubjectType.values()) {
            if (isMapped(type)) {
                try {
                    done += step.applyAsInt(type.word());
                } catch (RuntimeException e) {
                    LOG.warnf("nothing was done for %ss: %s", type.word(), Failures.code(e));
                    failure = e;
                }
            }
        }
        if (done == 0 && failure != null) {
            throw failure;
        }
        return done;
    }
}
