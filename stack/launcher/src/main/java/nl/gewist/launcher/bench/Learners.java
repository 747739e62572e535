package nl.gewist.launcher.bench;

import java.util.ArrayList;
import java.util.List;

/** Who is erased when; those before the load are spread over the platform, so that they are learners like all others. */
record Learners(List<Long> warmUp, List<Long> singles, List<Long> atOnce) {

    static Learners divide(List<Long> all, BenchSettings settings) {
        int apart = settings.warmUp() + settings.singles();
        List<Long> before = new ArrayList<>();
        List<Long> atOnce = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            boolean chosen = (long) (i + 1) * apart / all.size() > (long) i * apart / all.size();
            (chosen ? before : atOnce).add(all.get(i));
        }
        return new Learners(
                List.copyOf(before.subList(0, settings.warmUp())),
                List.copyOf(before.subList(settings.warmUp(), before.size())),
                List.copyOf(atOnce));
    }

    /** Those erased before the load. */
    List<Long> before() {
        List<Long> before = new ArrayList<>(warmUp);
        before.addAll(singles);
        return before;
    }
}
