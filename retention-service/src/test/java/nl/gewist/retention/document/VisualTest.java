package nl.gewist.retention.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Expected are the letters from left to right, as an eye meets them. */
class VisualTest {

    @Test
    void latinStaysAsItIs() {
        assertThat(Visual.order("Zoë Ångström 12-bis")).isEqualTo("Zoë Ångström 12-bis");
    }

    @Test
    void hebrewIsTurnedAndItsDigitsAreNot() {
        assertThat(Visual.order("שלום 12")).isEqualTo("12 \u05DD\u05D5\u05DC\u05E9");
    }

    @Test
    void arabicLettersAreJoined() {
        // beh initial, noon final; drawn from the right
        assertThat(Visual.order("بن")).isEqualTo("\uFEE6\uFE91");
    }

    @Test
    void lamAndAlefAreOneLetter() {
        assertThat(Visual.order("لا")).isEqualTo("\uFEFB");
        // joined to the beh before it
        assertThat(Visual.order("بلا")).isEqualTo("\uFEFC\uFE91");
    }

    @Test
    void persianLettersJoinUnlessToldNotTo() {
        // peh initial, yeh final
        assertThat(Visual.order("پی")).isEqualTo("\uFBFD\uFB58");
        assertThat(Visual.order("پ\u200Cی")).isEqualTo("\uFBFC\uFB56");
    }

    @Test
    void marksStayBehindTheirLetter() {
        // alef with fatha, isolated, then the beh: marks do not break what joins
        assertThat(Visual.order("بَن")).isEqualTo("\uFEE6\uFE91\u064E");
    }

    @Test
    void bracketsTurnWithTheirText() {
        assertThat(Visual.order("(א)")).isEqualTo("(א)");
    }

    @Test
    void whatOnlySteersTheDrawingIsNotDrawn() {
        assertThat(Visual.order("👩\u200D🚀 \u202Aa\u202C ❤\uFE0F\u0000")).isEqualTo("👩🚀 a ❤");
    }
}
