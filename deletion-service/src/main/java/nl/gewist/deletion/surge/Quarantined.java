package nl.gewist.deletion.surge;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What is held back of one type of subject.
 *
 * @param nearestDeadline it is not stopped
 * @param since when the first of them was held
 */
public record Quarantined(String subjectType, long requests, LocalDate nearestDeadline, Instant since) {}
