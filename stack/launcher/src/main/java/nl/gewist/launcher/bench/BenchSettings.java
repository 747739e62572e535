package nl.gewist.launcher.bench;

/**
 * Sizes of one run. The learners of the warm-up and of the single requests come on top of {@code learners}.
 *
 * @param learners requested at once
 * @param warmUp requested one after the other first, not measured
 * @param singles requested one after the other, measured
 * @param heap each service's largest, as {@code -Xmx} takes it
 */
record BenchSettings(int learners, int warmUp, int singles, String heap) {
    static final int WARM_UP = 20;

    /** Learners per transaction and statement in the set-based plain SQL. */
    static final int RAW_BATCH = 200;

    int platformSize() {
        return learners + warmUp + singles;
    }
}
