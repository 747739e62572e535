package nl.gewist.sample;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;

/** A learner while their rows are written. */
record Person(
        long id,
        String firstName,
        String lastName,
        String nickname,
        String email,
        String phone,
        String iban,
        Address address,
        Instant since,
        boolean namesake) {

    /** Where somebody lives; the street carries the house number. */
    record Address(String street, String postalCode, String city) {}

    String fullName() {
        return firstName + " " + lastName;
    }

    /** The full name as a hurried reader types it: two letters of the last name changed places. */
    String typo() {
        int middle = lastName.length() / 2;
        return firstName + " " + lastName.substring(0, middle - 1) + lastName.charAt(middle)
                + lastName.charAt(middle - 1) + lastName.substring(middle + 1);
    }

    /** The end of a message: first name and initial. */
    String signature() {
        return "Groetjes, " + firstName + " " + lastName.charAt(0) + ".";
    }

    static String nickname(String firstName) {
        String stem = firstName.substring(0, Math.min(4, firstName.length()));
        return stem.endsWith("i") || stem.endsWith("e") ? stem + "tje" : stem + "ie";
    }

    /** Unique by the id in it, and in domains that RFC 2606 keeps free of people. */
    static String email(String firstName, String lastName, long id) {
        String domain = id % 3 == 0 ? "example.com" : "example.nl";
        return plain(firstName) + "." + plain(lastName) + id + "@" + domain;
    }

    /** A number in 06-9, which is not given out to mobile phones. */
    static String phone(long id) {
        return "+3169%07d".formatted(id * 7_654_321 % 10_000_000);
    }

    /** A valid IBAN of a bank that does not exist. */
    static String iban(long account) {
        String bban = "TEST%010d".formatted(account);
        long remainder = 0;
        for (char c : (bban + "NL00").toCharArray()) {
            remainder =
                    Character.isLetter(c) ? (remainder * 100 + (c - 'A' + 10)) % 97 : (remainder * 10 + (c - '0')) % 97;
        }
        return "NL%02d%s".formatted(98 - remainder, bban);
    }

    static String plain(String name) {
        return Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("[^a-z]", "");
    }
}
