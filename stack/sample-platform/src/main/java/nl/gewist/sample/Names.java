package nl.gewist.sample;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
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
        firstNames = prefixFree(pool(faker.name()::firstName, 600), Names::reversed);
        List<String> last = prefixFree(pool(faker.name()::lastName, 1_100), Names::lower);
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

    /** Leaves out names whose key begins with the key of another. */
    private static List<String> prefixFree(List<String> drawn, UnaryOperator<String> key) {
        Set<String> keys = drawn.stream().map(key).collect(toSet());
        return drawn.stream()
                .filter(name -> name.length() > 2 && name.chars().allMatch(Character::isLetter))
                .filter(name -> {
                    String own = key.apply(name);
                    return IntStream.range(1, own.length()).noneMatch(end -> keys.contains(own.substring(0, end)));
                })
                .toList();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String reversed(String name) {
        return new StringBuilder(lower(name)).reverse().toString();
    }
}
