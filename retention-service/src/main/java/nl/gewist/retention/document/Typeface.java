package nl.gewist.retention.document;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts of one document. Every text can be set: what no font shows is written as its Unicode name, in brackets. */
final class Typeface {
    private static final int UNITS_PER_EM = 1000;
    private static final int HANGUL_FIRST = 0xAC00;
    private static final int HANGUL_LAST = 0xD7A3;

    private final PDDocument document;
    private final Fonts fonts;
    private final Map<Integer, PDFont> embedded = new HashMap<>();
    private final Map<Integer, Integer> fontOfLetter = new HashMap<>();

    Typeface(PDDocument document, Fonts fonts) {
        this.document = document;
        this.fonts = fonts;
    }

    /** Letters of one font, in the order in which they are drawn. */
    record Run(PDFont font, String letters) {}

    /** @param line in logical order */
    List<Run> runs(String line) throws IOException {
        List<Run> runs = new ArrayList<>();
        var letters = new StringBuilder();
        int at = 0;
        for (int letter : showable(Visual.order(line)).codePoints().toArray()) {
            int font = fontOf(letter);
            if (font != at && !letters.isEmpty()) {
                runs.add(new Run(font(at), letters.toString()));
                letters.setLength(0);
            }
            at = font;
            letters.appendCodePoint(letter);
        }
        if (!letters.isEmpty()) {
            runs.add(new Run(font(at), letters.toString()));
        }
        return runs;
    }

    /** In points at a size of 1 point. */
    static float width(List<Run> runs) throws IOException {
        float width = 0;
        for (Run run : runs) {
            width += run.font().getStringWidth(run.letters()) / UNITS_PER_EM;
        }
        return width;
    }

    private PDFont font(int place) throws IOException {
        PDFont known = embedded.get(place);
        if (known == null) {
            known = PDType0Font.load(document, fonts.get(place), true);
            embedded.put(place, known);
        }
        return known;
    }

    /** Which font has the letter; -1 if none. */
    private int fontOf(int letter) throws IOException {
        Integer known = fontOfLetter.get(letter);
        if (known == null) {
            known = -1;
            for (int i = 0; i < fonts.count() && known < 0; i++) {
                known = fonts.get(i).getUnicodeCmapLookup().getGlyphId(letter) == 0 ? -1 : i;
            }
            fontOfLetter.put(letter, known);
        }
        return known;
    }

    private String showable(String text) throws IOException {
        var shown = new StringBuilder(text.length());
        for (int letter : text.codePoints().toArray()) {
            if (fontOf(letter) >= 0) {
                shown.appendCodePoint(letter);
            } else {
                shown.append(described(letter));
            }
        }
        return shown.toString();
    }

    private static String described(int letter) {
        if (letter >= HANGUL_FIRST && letter <= HANGUL_LAST) {
            return hangul(letter);
        }
        String name = Character.getType(letter) == Character.PRIVATE_USE ? null : Character.getName(letter);
        return name == null ? String.format("[U+%04X]", letter) : "[" + name.toLowerCase(Locale.ROOT) + "]";
    }

    /** A Korean syllable as its letters one by one, as on a typewriter. */
    private static String hangul(int syllable) {
        String jamo = Normalizer.normalize(Character.toString(syllable), Normalizer.Form.NFD);
        var letters = new StringBuilder();
        jamo.codePoints().forEach(part -> {
            String name = String.valueOf(Character.getName(part));
            letters.appendCodePoint(
                    Character.codePointOf("HANGUL LETTER " + name.substring(name.lastIndexOf(' ') + 1)));
        });
        return letters.toString();
    }
}
