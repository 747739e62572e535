package nl.gewist.datamap;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads {@code gewist.words}. */
final class WordsReader {
    private static final Set<String> LANGUAGES = Set.of("nl", "en");
    private static final int LONGEST = 80;

    private final MapNames names;

    WordsReader(MapNames names) {
        this.names = names;
    }

    Map<String, Words> read(YamlNode node) {
        var words = new LinkedHashMap<String, Words>();
        node.entries().forEach((name, value) -> {
            var keys = value.keys(LANGUAGES);
            if (DataField.isPersonal(name) || names.collection(value, name).isPresent()) {
                words.put(name, new Words(plain(keys.required("nl")), plain(keys.required("en"))));
            }
        });
        return words;
    }

    private static String plain(YamlNode node) {
        var text = node.text();
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            node.error("these are no plain words", "write at most " + LONGEST + " characters on one line");
        }
        return text;
    }
}
