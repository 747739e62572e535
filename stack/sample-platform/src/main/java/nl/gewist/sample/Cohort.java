package nl.gewist.sample;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Up to five hundred learners with four customers of their own. Everything refers to things of the same cohort, so a
 * platform of any size is written cohort by cohort in constant memory.
 */
final class Cohort {

    static final int SIZE = 500;

    private static final int CUSTOMERS = 4;

    private final Workshop workshop;
    private final Dice dice;

    Cohort(Workshop workshop) {
        this.workshop = workshop;
        this.dice = workshop.dice();
    }

    void write(int learners) {
        List<Offer> offers = new ArrayList<>();
        var offerWriter = new OfferWriter(workshop);
        for (int i = 0; i < CUSTOMERS; i++) {
            offers.add(offerWriter.write());
        }
        List<Person> people = new PersonWriter(workshop).write(learners);
        List<Enrolment> enrolments = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            enrol(people.get(i), offers, i, enrolments);
        }
        write(enrolments);
    }

    /** Every seventh learner has two owners; the others one. */
    private void enrol(Person person, List<Offer> offers, int index, List<Enrolment> enrolments) {
        Offer home = offers.get(index % CUSTOMERS);
        List<Offer.Training> chosen = dice.shuffled(home.trainings()).subList(0, dice.chance(0.15) ? 1 : 2);
        for (int i = 0; i < chosen.size(); i++) {
            enrolments.add(enrolment(person, home, chosen.get(i), i == 0));
        }
        if (index % 7 == 0) {
            Offer second = offers.get((index + 1) % CUSTOMERS);
            enrolments.add(enrolment(person, second, dice.pick(second.trainings()), true));
        }
    }

    private Enrolment enrolment(Person person, Offer offer, Offer.Training training, boolean firstWithOwner) {
        long id = workshop.tables().enrolment.nextId();
        return new Enrolment(id, person, offer, training, workshop.since(person.since()), firstWithOwner);
    }

    private void write(List<Enrolment> enrolments) {
        var learning = new LearningWriter(workshop);
        var contact = new ContactWriter(workshop);
        var invoices = new InvoiceWriter(workshop);
        var forum = new ForumWriter(workshop);
        var groups = new GroupWriter(workshop);
        Map<Long, List<Enrolment>> byTraining = enrolments.stream()
                .collect(groupingBy(enrolment -> enrolment.training().id(), LinkedHashMap::new, toList()));
        for (Enrolment enrolment : enrolments) {
            learning.write(enrolment);
            contact.write(
                    enrolment, byTraining.getOrDefault(enrolment.training().id(), List.of()));
            invoices.write(enrolment);
        }
        for (List<Enrolment> fellows : byTraining.values()) {
            forum.write(fellows);
            groups.write(fellows);
        }
    }
}
