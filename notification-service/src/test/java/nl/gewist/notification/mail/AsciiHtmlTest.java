package nl.gewist.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AsciiHtmlTest {
    @Test
    void otherCharactersBecomeReferences() {
        assertThat(AsciiHtml.of("Eén → 🍞 naïef")).isEqualTo("E&#233;n &#8594; &#127838; na&#239;ef");
    }

    @Test
    void whitespaceIsOneSpace() {
        assertThat(AsciiHtml.of("<p>\n    a  b\r\n</p>")).isEqualTo("<p> a b </p>");
    }

    @Test
    void noLineIsLongerThanMailAllows() {
        String html = AsciiHtml.of("<td style=\"a: b\">woord één </td>\n".repeat(500));

        assertThat(html.lines()).allMatch(line -> line.length() <= 998).hasSizeLessThan(30);
        assertThat(html.replace('\n', ' ')).startsWith("<td style=\"a: b\">woord &#233;&#233;n </td> <td");
    }
}
