package nl.gewist.sample;

import static java.util.stream.Collectors.joining;

import java.util.List;
import nl.gewist.sample.PlantedMention.Kind;

/** Group assignments of one training: groups of four, one shared submission each, which names its makers. */
final class GroupWriter {

    private static final int SIZE = 4;

    private final Workshop workshop;
    private final Tables tables;
    private final Dice dice;

    GroupWriter(Workshop workshop) {
        this.workshop = workshop;
        this.tables = workshop.tables();
        this.dice = workshop.dice();
    }

    /** @param enrolments all in one training */
    void write(List<Enrolment> enrolments) {
        if (enrolments.size() < 2) {
            return;
        }
        long id = tables.groupAssignment.nextId();
        tables.groupAssignment.row(id, enrolments.getFirst().training().id(), "Eindopdracht in groepen", "2025-12-01");
        List<Enrolment> takers = dice.shuffled(enrolments).subList(0, Math.max(2, enrolments.size() / 2));
        for (int from = 0; from < takers.size(); from += SIZE) {
            group(id, takers.subList(from, Math.min(from + SIZE, takers.size())));
        }
    }

    private void group(long assignmentId, List<Enrolment> members) {
        long id = tables.studyGroup.nextId();
        Person first = members.getFirst().learner();
        tables.studyGroup.row(id, assignmentId, "Groep van " + first.firstName());
        plant(Kind.FIRST_NAME, "study_group", "group_id", id, "name", first, first.firstName());
        for (Enrolment member : members) {
            tables.groupMember.row(id, member.learner().id(), workshop.since(member.at()));
        }
        submission(id, members);
    }

    private void submission(long groupId, List<Enrolment> members) {
        long id = tables.submission.nextId();
        Person first = members.getFirst().learner();
        String makers =
                members.stream().map(member -> member.learner().fullName()).collect(joining(", "));
        String body = "Gemaakt door " + makers + ".\nContact: " + first.email()
                + "\n\nWij hebben de opdracht in vier stappen uitgewerkt.";
        for (Enrolment member : members) {
            Kind kind = member.learner().namesake() ? Kind.NAMESAKE : Kind.FULL_NAME;
            plant(
                    kind,
                    "submission",
                    "submission_id",
                    id,
                    "body",
                    member.learner(),
                    member.learner().fullName());
        }
        plant(Kind.EMAIL, "submission", "submission_id", id, "body", first, first.email());
        tables.submission.row(
                id,
                groupId,
                first.id(),
                "Verslag groep " + groupId,
                body,
                dice.between(5, 10),
                workshop.since(members.getFirst().at()));
    }

    private void plant(
            Kind kind, String collection, String keyField, long key, String field, Person person, String text) {
        workshop.planted().add(new PlantedMention(kind, collection, keyField, key, field, person.id(), text));
    }
}
