package nl.gewist.sample;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages, tickets, and what went to the customers' own systems. */
final class ContactWriter {

    private final Workshop workshop;
    private final Tables tables;
    private final Dice dice;

    ContactWriter(Workshop workshop) {
        this.workshop = workshop;
        this.tables = workshop.tables();
        this.dice = workshop.dice();
    }

    /** @param fellows the enrolments in the same training */
    void write(Enrolment enrolment, List<Enrolment> fellows) {
        messages(enrolment, fellows);
        sync(enrolment);
        webhook(enrolment);
        if (dice.chance(0.2)) {
            ticket(enrolment);
        }
    }

    private void messages(Enrolment enrolment, List<Enrolment> fellows) {
        Person learner = enrolment.learner();
        Offer offer = enrolment.offer();
        message(enrolment, learner.id(), null, offer.customerId(), offer.teacher());
        message(enrolment, null, learner.id(), offer.customerId(), learner.firstName());
        Person fellow = dice.pick(fellows).learner();
        if (!fellow.equals(learner) && dice.chance(0.4)) {
            message(enrolment, learner.id(), fellow.id(), null, fellow.fullName());
        }
    }

    private void message(
            Enrolment enrolment,
            @Nullable Long sender,
            @Nullable Long recipient,
            @Nullable Long customer,
            String name) {
        tables.directMessage.row(
                tables.directMessage.nextId(),
                enrolment.training().id(),
                sender,
                recipient,
                customer,
                dice.pick(Texts.MESSAGES).formatted(name),
                workshop.since(enrolment.at()));
    }

    private void sync(Enrolment enrolment) {
        Person learner = enrolment.learner();
        if (!enrolment.firstWithOwner()) {
            return;
        }
        for (Offer.Connected integration : enrolment.offer().integrations()) {
            long id = tables.integrationContact.nextId();
            tables.integrationContact.row(
                    id, integration.id(), learner.id(), "c-" + Long.toString(id, 36), enrolment.at());
        }
    }

    private void webhook(Enrolment enrolment) {
        Person learner = enrolment.learner();
        String payload = "{\"email\": \"%s\", \"name\": \"%s\", \"training\": %d}"
                .formatted(
                        learner.email(),
                        learner.fullName(),
                        enrolment.training().id());
        tables.webhookDelivery.row(
                tables.webhookDelivery.nextId(),
                enrolment.offer().customerId(),
                learner.id(),
                "enrolment.created",
                payload,
                enrolment.at());
    }

    /** Tickets know no account: the address is the one of today, or the one from before a change. */
    private void ticket(Enrolment enrolment) {
        Person learner = enrolment.learner();
        boolean former = PersonWriter.formerAddress(learner) && dice.chance(0.5);
        long id = tables.supportTicket.nextId();
        Instant at = workshop.since(enrolment.at());
        tables.supportTicket.row(
                id,
                dice.chance(0.7) ? enrolment.offer().customerId() : null,
                former ? PersonWriter.formerEmail(learner) : learner.email(),
                learner.fullName(),
                dice.pick(Texts.TICKETS),
                "Graag hulp. U kunt mij bellen op " + learner.phone() + ".\n" + learner.fullName(),
                at);
        tables.supportReply.row(
                tables.supportReply.nextId(),
                id,
                true,
                "Beste " + learner.fullName() + ", we kijken ernaar.",
                at.plusSeconds(7_200));
        if (dice.chance(0.5)) {
            tables.supportReply.row(
                    tables.supportReply.nextId(),
                    id,
                    false,
                    "Het werkt weer, bedankt! " + learner.firstName(),
                    at.plusSeconds(90_000));
        }
    }
}
