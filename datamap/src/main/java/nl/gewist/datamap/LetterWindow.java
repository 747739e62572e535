package nl.gewist.datamap;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where words of at least this length, and none of a greater one, may begin in a text: a rolling hash of the window of
 * each word that fewest others share.
 */
final class LetterWindow {
    private static final int[] LENGTHS = {8, 4, 2};
    private static final int SKETCH_BITS = 20;
    private static final int BASE = 0x01000193;

    private final int length;
    private final int outgoing;
    private final int bits;
    private final int[] first;
    private final int[] next;
    private final int[] hashes;
    private final int[] offsets;
    private final int[] numbers;

    /** One window per length that is needed. */
    static List<LetterWindow> of(List<String> words) {
        return Arrays.stream(LENGTHS)
                .mapToObj(length -> new LetterWindow(length, words))
                .filter(window -> window.numbers.length > 0)
                .toList();
    }

    private LetterWindow(int length, List<String> words) {
        this.length = length;
        this.outgoing = power(length);
        int[] chosen = IntStream.range(0, words.size())
                .filter(no -> longestFor(words.get(no)) == length)
                .toArray();
        // Four places per word and more: most texts meet an empty one at every letter.
        this.bits = Math.clamp(34 - Integer.numberOfLeadingZeros(Math.max(1, chosen.length)), 10, 26);
        this.first = new int[1 << bits];
        Arrays.fill(first, -1);
        this.next = new int[chosen.length];
        this.hashes = new int[chosen.length];
        this.offsets = new int[chosen.length];
        this.numbers = chosen;
        fill(words);
    }

    private static int longestFor(String word) {
        return Arrays.stream(LENGTHS)
                .filter(length -> length <= word.length())
                .findFirst()
                .orElse(0);
    }

    private void fill(List<String> words) {
        short[] sketch = new short[1 << SKETCH_BITS];
        for (int no : numbers) {
            each(words.get(no), (hash, _) -> {
                int slot = slot(hash, SKETCH_BITS);
                sketch[slot] = (short) Math.min(sketch[slot] + 1, Short.MAX_VALUE);
            });
        }
        for (int i = 0; i < numbers.length; i++) {
            int[] best = {0, 0, Integer.MAX_VALUE};
            each(words.get(numbers[i]), (hash, start) -> {
                int shared = sketch[slot(hash, SKETCH_BITS)];
                if (shared < best[2]) {
                    best[0] = hash;
                    best[1] = start;
                    best[2] = shared;
                }
            });
            hashes[i] = best[0];
            offsets[i] = best[1];
            int slot = slot(best[0], bits);
            next[i] = first[slot];
            first[slot] = i;
        }
    }

    private void each(String word, Place place) {
        int hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = hash * BASE + word.charAt(i) - (i < length ? 0 : outgoing * word.charAt(i - length));
            if (i >= length - 1) {
                place.at(hash, i - length + 1);
            }
        }
    }

    void scan(char[] text, int end, Place place) {
        int hash = 0;
        for (int i = 0; i < end; i++) {
            hash = hash * BASE + text[i] - (i < length ? 0 : outgoing * text[i - length]);
            if (i >= length - 1) {
                for (int at = first[slot(hash, bits)]; at >= 0; at = next[at]) {
                    if (hashes[at] == hash) {
                        place.at(numbers[at], i - length + 1 - offsets[at]);
                    }
                }
            }
        }
    }

    private static int slot(int hash, int bits) {
        return hash * 0x9E3779B1 >>> 32 - bits;
    }

    private static int power(int length) {
        int power = 1;
        for (int i = 0; i < length; i++) {
            power *= BASE;
        }
        return power;
    }

    /** A word may begin here. */
    interface Place {
        void at(int no, int start);
    }
}
