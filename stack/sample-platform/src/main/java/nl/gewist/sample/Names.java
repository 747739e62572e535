package nl.gewist.sample;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.datafaker.Faker;

/**
 * Dutch names and places from Datafaker, drawn once and combined afterwards: asking it per row would take most of the
 * load's time. No first name ends in another and no last name begins with another, so that one person's full name is
 * never a part of a different one.
 */
final class Names {

    final List<String> firstNames;
    final List<String> lastNames;
    final List<String> teachers;
    final List<String> companies;
    final List<String> streets;
    final List<String> cities;
    final List<String> postalCodes;
    final List<String> userAgents;

    Names(long seed) {
        var faker = new Faker(Locale.of("nl"), new Random(seed));
        firstNames = firstNames(pool(faker.name()::firstName, 600));
        List<String> last = lastNames(pool(faker.name()::lastName, 1_100));
        teachers = last.subList(0, 100);
        lastNames = last.subList(100, last.size());
        companies = pool(faker.company()::name, 400);
        streets = pool(faker.address()::streetName, 500);
        cities = pool(faker.address()::city, 250);
        postalCodes = pool(faker.address()::zipCode, 800);
        userAgents = pool(faker.internet()::userAgent, 30);
    }

    private static List<String> pool(Supplier<String> draw, int draws) {
        return Stream.generate(draw).limit(draws).distinct().toList();
    }

    private static List<String> firstNames(List<String> drawn) {
        return drawn.stream()
                .filter(name -> name.length() > 2 && name.chars().allMatch(Character::isLetter))
                .filter(name -> drawn.stream().noneMatch(other -> endsIn(other, name)))
                .toList();
    }

    private static boolean endsIn(String longer, String ending) {
        return longer.length() > ending.length()
                && longer.toLowerCase(Locale.ROOT).endsWith(ending.toLowerCase(Locale.ROOT));
    }

    private static List<String> lastNames(List<String> drawn) {
        return drawn.stream()
                .filter(name -> name.length() > 2 && name.chars().allMatch(Character::isLetter))
                .filter(name -> drawn.stream()
                        .noneMatch(other -> !other.equals(name)
                                && name.toLowerCase(Locale.ROOT).startsWith(other.toLowerCase(Locale.ROOT))))
                .toList();
    }
}
