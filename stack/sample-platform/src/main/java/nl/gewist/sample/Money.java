package nl.gewist.sample;

/** Cents in, the decimal text of a numeric column out. */
final class Money {

    private Money() {}

    static int vat(int net) {
        return (net * 21 + 50) / 100;
    }

    static String euros(int cents) {
        int rest = cents % 100;
        return cents / 100 + (rest < 10 ? ".0" : ".") + rest;
    }
}
