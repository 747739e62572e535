package nl.gewist.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.gewist.sample.Offer.Connected;
import nl.gewist.sample.Offer.Lesson;
import nl.gewist.sample.Offer.Training;

/** Customers with what they sell, the newsletter systems they connected, and the platform's invoices to them. */
final class OfferWriter {

    private static final int TRAININGS = 3;
    private static final int MODULES = 3;
    private static final int LESSONS = 6;
    private static final Instant OPENED = Instant.parse("2019-03-01T08:00:00Z");

    private final Workshop workshop;
    private final Tables tables;
    private final Dice dice;

    OfferWriter(Workshop workshop) {
        this.workshop = workshop;
        this.tables = workshop.tables();
        this.dice = workshop.dice();
    }

    Offer write() {
        long id = tables.customer.nextId();
        String teacherFirst = dice.pick(workshop.names().firstNames);
        String teacher = teacherFirst + " " + dice.pick(workshop.names().teachers);
        String company = dice.pick(workshop.names().companies) + " Academie";
        String slug = Person.plain(company) + id;
        var address = workshop.address();
        String vatNumber = "NL%09dB01".formatted(id);
        Instant since = dice.between(OPENED, OPENED.plusSeconds(86_400L * 600));
        tables.customer.row(
                id,
                slug,
                company,
                teacher,
                "info@" + slug + ".test",
                "+3185%07d".formatted(id),
                address.street(),
                address.postalCode(),
                address.city(),
                "NL",
                vatNumber,
                Person.iban(9_000_000_000L + id),
                dice.chance(0.9) ? "nl" : "en",
                since);
        var offer = new Offer(id, company, teacher, address, vatNumber, trainings(id, since), integrations(id, since));
        invoices(offer, "info@" + slug + ".test");
        return offer;
    }

    private List<Training> trainings(long customerId, Instant since) {
        List<Training> trainings = new ArrayList<>();
        List<String> titles = dice.shuffled(Texts.TITLES);
        for (int i = 0; i < TRAININGS; i++) {
            long id = tables.training.nextId();
            int cents = dice.between(19, 299) * 100;
            tables.training.row(
                    id,
                    customerId,
                    titles.get(i),
                    "Een online training in " + MODULES + " modules.",
                    Money.euros(cents),
                    since);
            trainings.add(new Training(id, titles.get(i), cents, lessons(id)));
        }
        return trainings;
    }

    private List<Lesson> lessons(long trainingId) {
        List<Lesson> lessons = new ArrayList<>();
        for (int module = 1; module <= MODULES; module++) {
            long moduleId = tables.module.nextId();
            tables.module.row(moduleId, trainingId, module, "Module " + module);
            for (int position = 1; position <= LESSONS; position++) {
                boolean quiz = position == LESSONS;
                long id = tables.lesson.nextId();
                String kind = quiz ? "quiz" : position % 2 == 1 ? "video" : "text";
                tables.lesson.row(id, moduleId, position, kind, "Les " + module + "." + position);
                lessons.add(new Lesson(id, quiz));
            }
        }
        return lessons;
    }

    /** Every system is somebody's: the first one goes round, the others are chance. */
    private List<Connected> integrations(long customerId, Instant since) {
        List<Connected> connected = new ArrayList<>();
        int first = (int) (customerId % Texts.SYSTEMS.size());
        for (int i = 0; i < Texts.SYSTEMS.size(); i++) {
            if (i == first || dice.chance(0.1)) {
                long id = tables.integration.nextId();
                String system = Texts.SYSTEMS.get(i);
                tables.integration.row(id, customerId, system, "lijst-" + customerId + "-" + i, since);
                connected.add(new Connected(id, system));
            }
        }
        return connected;
    }

    private void invoices(Offer offer, String email) {
        var address = offer.address();
        for (int quarter = 1; quarter <= 4; quarter++) {
            long id = tables.platformInvoice.nextId();
            String day = "2025-%02d-01".formatted(quarter * 3 - 2);
            int net = 14_700;
            int vat = Money.vat(net);
            tables.platformInvoice.row(
                    id,
                    offer.customerId(),
                    "MEC-2025-%06d".formatted(id),
                    day,
                    day,
                    "EUR",
                    offer.company(),
                    address.street(),
                    address.postalCode(),
                    address.city(),
                    "NL",
                    email,
                    offer.vatNumber(),
                    "Mijn E-course B.V.",
                    "Voorbeeldkade 1",
                    "1000 AA",
                    "Amsterdam",
                    "NL",
                    "NL000000000B01",
                    Money.euros(net),
                    Money.euros(vat),
                    Money.euros(net + vat),
                    day + "T09:00:00Z");
            tables.platformInvoiceLine.row(
                    tables.platformInvoiceLine.nextId(),
                    id,
                    1,
                    "Abonnement Groei, kwartaal " + quarter,
                    1,
                    Money.euros(net),
                    "21.00",
                    Money.euros(net));
        }
    }
}
