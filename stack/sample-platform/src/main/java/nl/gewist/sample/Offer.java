package nl.gewist.sample;

import java.util.List;

/** What a customer sells and whom it syncs with, while the cohort's rows are written. */
record Offer(
        long customerId,
        String company,
        String teacher,
        Person.Address address,
        String vatNumber,
        List<Training> trainings,
        List<Connected> integrations) {

    record Training(long id, String title, int cents, List<Lesson> lessons) {}

    record Lesson(long id, boolean quiz) {}

    /** A newsletter system this customer connected. */
    record Connected(long id, String system) {}
}
