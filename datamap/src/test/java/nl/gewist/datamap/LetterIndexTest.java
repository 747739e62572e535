package nl.gewist.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LetterIndexTest {
    @Test
    void findsWhatASearchForEachWordFinds() {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            var words = IntStream.range(0, 1 + random.nextInt(40))
                    .mapToObj(_ -> text(random, 2 + random.nextInt(12)))
                    .toList();
            var index = new LetterIndex(words.stream().map(LetterIndex::letters).toList());
            for (int i = 0; i < 20; i++) {
                var text = text(random, random.nextInt(60)) + words.get(random.nextInt(words.size()));
                assertThat(found(index, text)).isEqualTo(expected(words, text));
            }
        }
    }

    @Test
    void differentCaseAndPunctuationAreTheSameLetters() {
        assertThat(LetterIndex.letters("J. d'Ávila-Ñoño 06")).isEqualTo(LetterIndex.letters("jdávilaÑOÑO06"));
    }

    @Test
    void aLongWordInALongerTextIsFound() {
        var word = text(new Random(3), 400);

        assertThat(found(new LetterIndex(List.of(LetterIndex.letters(word))), "x".repeat(5000) + word + "y"))
                .containsExactly(0);
    }

    private static TreeSet<Integer> found(LetterIndex index, String text) {
        var found = new TreeSet<Integer>();
        index.candidates(text, no -> assertThat(found.add(no)).isTrue());
        return found;
    }

    private static TreeSet<Integer> expected(List<String> words, String text) {
        var expected = new TreeSet<Integer>();
        for (int no = 0; no < words.size(); no++) {
            var letters = LetterIndex.letters(words.get(no));
            if (letters.length() >= 2 && LetterIndex.letters(text).contains(letters)) {
                expected.add(no);
            }
        }
        return expected;
    }

    /** Of few letters, so that much is alike. */
    private static String text(Random random, int length) {
        return random.ints(length, 0, 6)
                .mapToObj(i -> "abA1é ".substring(i, i + 1))
                .collect(java.util.stream.Collectors.joining());
    }
}
