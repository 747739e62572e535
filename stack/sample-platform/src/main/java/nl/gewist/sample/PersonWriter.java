package nl.gewist.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Learners and what hangs on the account alone: old addresses and logins. */
final class PersonWriter {

    private static final Instant FIRST = Instant.parse("2021-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2025-07-01T00:00:00Z");

    /** The fourth and the eighth learner of every cohort bear one name. */
    private static final int ORIGINAL = 3;

    private static final int NAMESAKE = 7;

    private final Workshop workshop;
    private final Tables tables;
    private final Dice dice;

    PersonWriter(Workshop workshop) {
        this.workshop = workshop;
        this.tables = workshop.tables();
        this.dice = workshop.dice();
    }

    List<Person> write(int count) {
        List<Person> people = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boolean namesake = count > NAMESAKE && (i == ORIGINAL || i == NAMESAKE);
            Person like = i == NAMESAKE ? people.get(ORIGINAL) : null;
            String first = like == null ? dice.pick(workshop.names().firstNames) : like.firstName();
            String last = like == null ? dice.pick(workshop.names().lastNames) : like.lastName();
            people.add(person(first, last, namesake));
        }
        people.forEach(this::write);
        return people;
    }

    private Person person(String first, String last, boolean namesake) {
        long id = tables.learner.nextId();
        return new Person(
                id,
                first,
                last,
                Person.nickname(first),
                Person.email(first, last, id),
                Person.phone(id),
                Person.iban(id),
                workshop.address(),
                dice.between(FIRST, LAST),
                namesake);
    }

    private void write(Person person) {
        var address = person.address();
        String bio = dice.chance(0.3) ? "Ik ben " + person.fullName() + " en woon in " + address.city() + "." : null;
        tables.learner.row(
                person.id(),
                person.email(),
                person.fullName(),
                person.firstName(),
                person.lastName(),
                person.nickname(),
                person.phone(),
                LocalDate.of(1950, 1, 1).plusDays(dice.between(0, 19_000)),
                address.street(),
                address.postalCode(),
                address.city(),
                "NL",
                person.iban(),
                bio,
                dice.chance(0.9) ? "nl" : "en",
                person.since(),
                workshop.since(person.since()));
        if (formerAddress(person)) {
            tables.formerEmail.row(
                    tables.formerEmail.nextId(), person.id(), formerEmail(person), workshop.since(person.since()));
        }
        logins(person);
    }

    private void logins(Person person) {
        String ip = "192.0.2." + dice.between(1, 254);
        String agent = dice.pick(workshop.names().userAgents);
        Instant at = person.since();
        for (int i = dice.between(8, 20); i > 0; i--) {
            at = at.plus(Duration.ofHours(dice.between(1, 60)));
            tables.loginEvent.row(tables.loginEvent.nextId(), person.id(), ip, agent, dice.chance(0.95), at);
        }
    }

    /** One in sixteen changed address. */
    static boolean formerAddress(Person person) {
        return person.id() % 16 == 5;
    }

    static String formerEmail(Person person) {
        return "oud." + person.email();
    }
}
