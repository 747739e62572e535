package nl.gewist.datamap;

import java.util.List;
import java.util.function.IntConsumer;

/**
 * Which of many words occur in a text, looking at letters and digits only and whatever their case. Rabin-Karp: a rolling
 * hash over a short window of each word, kept in arrays, so that a hundred thousand words take a few megabytes and a text
 * is read once. A word's window is the one that fewest others share: not the end of an address all people have in common.
 */
final class LetterIndex {
    private final List<String> words;
    private final List<LetterWindow> windows;
    private final int[] seen;
    private int texts;
    private char[] buffer = new char[1024];

    LetterIndex(List<String> words) {
        this.words = words;
        this.seen = new int[words.size()];
        this.windows = LetterWindow.of(words);
    }

    /** Letters and digits alone, in one case. */
    static String letters(String text) {
        char[] folded = new char[text.length()];
        return new String(folded, 0, fold(text, folded));
    }

    /** Tells the number of each word that occurs, once per text; words of fewer than two letters never do. */
    void candidates(String text, IntConsumer found) {
        if (buffer.length < text.length()) {
            buffer = new char[Math.max(text.length(), 2 * buffer.length)];
        }
        int length = fold(text, buffer);
        texts++;
        for (LetterWindow window : windows) {
            window.scan(buffer, length, (no, start) -> {
                if (seen[no] != texts && standsAt(words.get(no), start, length)) {
                    seen[no] = texts;
                    found.accept(no);
                }
            });
        }
    }

    private boolean standsAt(String word, int start, int length) {
        if (start < 0 || start + word.length() > length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) != buffer[start + i]) {
                return false;
            }
        }
        return true;
    }

    private static int fold(String text, char[] into) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                into[length++] = c;
            } else if (c >= 'A' && c <= 'Z') {
                into[length++] = (char) (c + 32);
            } else if (c >= 128 && Character.isLetterOrDigit(c)) {
                into[length++] = Character.toLowerCase(Character.toUpperCase(c));
            }
        }
        return length;
    }
}
