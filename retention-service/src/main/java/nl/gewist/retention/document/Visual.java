package nl.gewist.retention.document;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Brings text into the order in which it is drawn, from left to right (Unicode Standard Annex 9). */
final class Visual {
    private static final Map<Integer, Integer> MIRRORED = Map.of(
            (int) '(', (int) ')', (int) ')', (int) '(', (int) '[', (int) ']', (int) ']', (int) '[', (int) '{',
            (int) '}', (int) '}', (int) '{', (int) '<', (int) '>', (int) '>', (int) '<');

    private Visual() {}

    /** @param text one line in logical order */
    static String order(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        char[] letters = composed.toCharArray();
        if (!Bidi.requiresBidi(letters, 0, letters.length)) {
            return visible(composed);
        }
        var bidi = new Bidi(composed, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int count = bidi.getRunCount();
        var levels = new byte[count];
        var runs = new String[count];
        for (int i = 0; i < count; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            String run = composed.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            runs[i] = levels[i] % 2 == 0 ? visible(run) : reversed(visible(ArabicForms.join(run)));
        }
        Bidi.reorderVisually(levels, 0, runs, 0, count);
        return String.join("", runs);
    }

    /** Without what only steers the drawing: joiners, directions, variation selectors; any white space is a space. */
    private static String visible(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            int type = Character.getType(point);
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                shown.append(' ');
            } else if (type == Character.SURROGATE) {
                shown.append('\uFFFD');
            } else if (type != Character.FORMAT && type != Character.CONTROL && !isVariationSelector(point)) {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    private static boolean isVariationSelector(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
    }

    /** Letters from right to left, each with its marks still behind it. */
    private static String reversed(String text) {
        List<String> clusters = new ArrayList<>();
        text.codePoints().forEach(point -> {
            boolean isMark = Character.getType(point) == Character.NON_SPACING_MARK;
            String letter = Character.toString(MIRRORED.getOrDefault(point, point));
            if (isMark && !clusters.isEmpty()) {
                clusters.add(clusters.removeLast() + letter);
            } else {
                clusters.add(letter);
            }
        });
        Collections.reverse(clusters);
        return String.join("", clusters);
    }
}
