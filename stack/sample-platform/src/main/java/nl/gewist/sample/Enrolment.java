package nl.gewist.sample;

import java.time.Instant;

/** One learner in one training, while the cohort's rows are written. */
record Enrolment(long id, Person learner, Offer offer, Offer.Training training, Instant at, boolean firstWithOwner) {}
