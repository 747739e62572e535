package nl.gewist.launcher.bench;

/** No figure is exact to more digits than are shown. */
final class Round {
    private Round() {}

    static double one(double value) {
        return Math.round(value * 10) / 10.0;
    }

    static double two(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
