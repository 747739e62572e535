package nl.gewist.sample;

import java.util.List;
import nl.gewist.sample.PlantedMention.Kind;

/** Names people in free text in all the ways people do, and writes down where. */
final class MentionWriter {

    private final Workshop workshop;
    private final Dice dice;

    MentionWriter(Workshop workshop) {
        this.workshop = workshop;
        this.dice = workshop.dice();
    }

    /** A sentence that names the person somehow. */
    String naming(Person person, String collection, String keyField, long key, String field) {
        Kind kind = person.namesake() ? Kind.NAMESAKE : kind(dice.between(1, 100));
        String text = text(kind, person);
        workshop.planted().add(new PlantedMention(kind, collection, keyField, key, field, person.id(), text));
        return dice.pick(sentences(kind)).formatted(text);
    }

    /** The end of the person's own text. */
    String signed(Person person, String collection, String keyField, long key, String field) {
        workshop.planted()
                .add(new PlantedMention(
                        Kind.SIGNATURE, collection, keyField, key, field, person.id(), person.signature()));
        return person.signature();
    }

    private static Kind kind(int percent) {
        if (percent <= 25) {
            return Kind.FULL_NAME;
        } else if (percent <= 70) {
            return Kind.FIRST_NAME;
        } else if (percent <= 80) {
            return Kind.NICKNAME;
        } else if (percent <= 87) {
            return Kind.TYPO;
        } else if (percent <= 94) {
            return Kind.SIGNATURE;
        }
        return percent <= 98 ? Kind.EMAIL : Kind.PHONE;
    }

    private static String text(Kind kind, Person person) {
        return switch (kind) {
            case FULL_NAME, NAMESAKE -> person.fullName();
            case FIRST_NAME -> person.firstName();
            case NICKNAME -> person.nickname();
            case TYPO -> person.typo();
            case SIGNATURE -> person.signature();
            case EMAIL -> person.email();
            case PHONE -> person.phone();
        };
    }

    private static List<String> sentences(Kind kind) {
        return switch (kind) {
            case FULL_NAME, NAMESAKE, FIRST_NAME, NICKNAME, TYPO -> Texts.NAMING;
            case SIGNATURE -> Texts.QUOTING;
            case EMAIL -> Texts.EMAIL_NAMING;
            case PHONE -> Texts.PHONE_NAMING;
        };
    }
}
