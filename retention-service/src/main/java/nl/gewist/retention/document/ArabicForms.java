package nl.gewist.retention.document;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Joins Arabic letters: each becomes the presentation form its neighbours ask for. Which forms there are is read from the
 * names of the Unicode characters.
 */
final class ArabicForms {
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;
    private static final int TATWEEL = 0x0640;
    private static final Map<String, Forms> FORMS = forms();

    private ArabicForms() {}

    /** Code points, 0 where the letter has no such form. */
    private record Forms(int isolated, int finals, int initial, int medial) {
        static final Forms NONE = new Forms(0, 0, 0, 0);

        Forms with(String name, int form) {
            if (name.endsWith(" ISOLATED FORM")) {
                return new Forms(form, finals, initial, medial);
            }
            if (name.endsWith(" FINAL FORM")) {
                return new Forms(isolated, form, initial, medial);
            }
            if (name.endsWith(" INITIAL FORM")) {
                return new Forms(isolated, finals, form, medial);
            }
            return name.endsWith(" MEDIAL FORM") ? new Forms(isolated, finals, initial, form) : this;
        }

        int of(boolean joinsBefore, boolean joinsAfter) {
            if (joinsBefore) {
                return joinsAfter && medial != 0 ? medial : finals;
            }
            return joinsAfter && initial != 0 ? initial : isolated;
        }
    }

    private static Map<String, Forms> forms() {
        Map<String, Forms> forms = new HashMap<>();
        IntStream.rangeClosed(0xFB50, 0xFEFC).filter(Character::isDefined).forEach(form -> {
            String name = Character.getName(form);
            String letters = Normalizer.normalize(Character.toString(form), Normalizer.Form.NFKC);
            boolean joins = letters.codePointCount(0, letters.length()) == 1 || isLamAlef(letters);
            if (joins && name.startsWith("ARABIC ")) {
                Forms known = forms.getOrDefault(letters, Forms.NONE);
                forms.put(letters, known.with(name, form));
            }
        });
        return Map.copyOf(forms);
    }

    private static boolean isLamAlef(String letters) {
        return letters.length() == 2
                && letters.charAt(0) == 'ل'
                && Normalizer.normalize(letters, Normalizer.Form.NFD).charAt(1) == 'ا';
    }

    /** @param text in logical order; the same in logical order, joined, without the marks that only say where to join */
    static String join(String text) {
        int[] letters = text.codePoints().toArray();
        var joined = new StringBuilder(text.length());
        for (int i = 0; i < letters.length; i++) {
            int after = next(letters, i, 1);
            String pair = Character.toString(letters[i]) + (after < 0 ? "" : Character.toString(letters[after]));
            boolean ligature = after == i + 1 && isLamAlef(pair) && FORMS.containsKey(pair);
            String unit = ligature ? pair : Character.toString(letters[i]);
            Forms forms = FORMS.getOrDefault(unit, Forms.NONE);
            int form = forms.of(joinsWithBefore(letters, i), !ligature && joinsWithAfter(letters, i));
            if (form != 0) {
                joined.appendCodePoint(form);
            } else if (letters[i] != NON_JOINER && letters[i] != JOINER) {
                joined.append(unit);
            }
            i += ligature ? 1 : 0;
        }
        return joined.toString();
    }

    private static boolean joinsWithBefore(int[] letters, int place) {
        int before = next(letters, place, -1);
        return before >= 0 && joinsForwards(letters[before]) && joinsBackwards(letters[place]);
    }

    private static boolean joinsWithAfter(int[] letters, int place) {
        int after = next(letters, place, 1);
        return after >= 0 && joinsForwards(letters[place]) && joinsBackwards(letters[after]);
    }

    private static boolean joinsForwards(int letter) {
        return letter == JOINER || letter == TATWEEL || forms(letter).initial() != 0;
    }

    private static boolean joinsBackwards(int letter) {
        return letter == JOINER || letter == TATWEEL || forms(letter).finals() != 0;
    }

    private static Forms forms(int letter) {
        return FORMS.getOrDefault(Character.toString(letter), Forms.NONE);
    }

    /** The neighbour in that direction that is no mark on a letter; -1 at the end. */
    private static int next(int[] letters, int place, int step) {
        int next = place + step;
        while (next >= 0 && next < letters.length && Character.getType(letters[next]) == Character.NON_SPACING_MARK) {
            next += step;
        }
        return next < letters.length ? next : -1;
    }
}
