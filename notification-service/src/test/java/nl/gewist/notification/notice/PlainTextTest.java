package nl.gewist.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void aNameIsOneLineWithoutInvisibleCharacters() {
        assertThat(PlainText.name("Anne\r\nBcc: x\u202Ey\u200B")).isEqualTo("Anne Bcc x y");
    }

    @Test
    void aNameNeverBecomesALink() {
        assertThat(PlainText.name("kijk op https://evil.example/x")).isEqualTo("kijk op https evil. example x");
        assertThat(PlainText.name("J.P. van 't Hoff-Ünal")).isEqualTo("J. P. van 't Hoff-Ünal");
    }

    @Test
    void aLongNameIsCut() {
        assertThat(PlainText.name("a".repeat(500))).hasSize(120).endsWith("…");
    }

    @Test
    void nothingIsNothing() {
        assertThat(PlainText.name(" \t ")).isNull();
        assertThat(PlainText.name(null)).isNull();
    }

    @Test
    void oneAddressAndNothingElseIsAnAddress() {
        assertThat(PlainText.isAddress("anne.o'neil+cursus@mail.example.nl")).isTrue();
        for (String wrong :
                new String[] {"", "anne", "a@b@c", "a@b.nl, c@d.nl", "Anne <a@b.nl>", "a@b.nl\r\nX: y", "a b@c.nl"}) {
            assertThat(PlainText.isAddress(wrong)).as(wrong).isFalse();
        }
    }
}
