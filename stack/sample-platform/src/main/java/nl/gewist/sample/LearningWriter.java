package nl.gewist.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What a learner does in a training: lessons, quizzes, uploads, the certificate. */
final class LearningWriter {

    private final Tables tables;
    private final Dice dice;

    LearningWriter(Workshop workshop) {
        this.tables = workshop.tables();
        this.dice = workshop.dice();
    }

    void write(Enrolment enrolment) {
        Instant at = enrolment.at();
        boolean finished = dice.chance(0.5);
        Instant completed = finished ? at.plus(Duration.ofDays(60)) : null;
        tables.enrolment.row(
                enrolment.id(), enrolment.learner().id(), enrolment.training().id(), at, completed);
        int seen = finished ? enrolment.training().lessons().size() : dice.between(8, 17);
        for (Offer.Lesson lesson : enrolment.training().lessons().subList(0, seen)) {
            at = at.plus(Duration.ofHours(dice.between(1, 70)));
            tables.lessonProgress.row(
                    tables.lessonProgress.nextId(), enrolment.id(), lesson.id(), dice.between(30, 1_800), at);
            if (lesson.quiz()) {
                quiz(enrolment, lesson, at);
            }
        }
        upload(enrolment, at);
        if (completed != null) {
            certificate(enrolment, completed);
        }
    }

    private void quiz(Enrolment enrolment, Offer.Lesson lesson, Instant at) {
        long id = tables.quizAttempt.nextId();
        tables.quizAttempt.row(id, enrolment.id(), lesson.id(), dice.between(3, 10), at);
        for (int question = 1; question <= 5; question++) {
            tables.quizAnswer.row(tables.quizAnswer.nextId(), id, question, dice.pick(Texts.ANSWERS), dice.chance(0.7));
        }
    }

    private void upload(Enrolment enrolment, Instant at) {
        Person learner = enrolment.learner();
        long id = tables.upload.nextId();
        String file = "opdracht_" + Person.plain(learner.firstName()) + "_" + Person.plain(learner.lastName()) + ".pdf";
        tables.upload.row(
                id,
                learner.id(),
                enrolment.training().id(),
                file,
                "uploads/" + id + "/" + file,
                dice.between(20_000, 4_000_000),
                at);
    }

    private void certificate(Enrolment enrolment, Instant completed) {
        long id = tables.certificate.nextId();
        tables.certificate.row(
                id,
                enrolment.id(),
                "CERT-%08d".formatted(id),
                enrolment.learner().fullName(),
                LocalDate.ofInstant(completed, ZoneOffset.UTC));
    }
}
