package nl.gewist.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** The customers' invoices to their learners, numbered per customer. */
final class InvoiceWriter {

    private final Tables tables;
    private final Dice dice;
    private final Map<Long, Integer> lastNumbers = new HashMap<>();

    InvoiceWriter(Workshop workshop) {
        this.tables = workshop.tables();
        this.dice = workshop.dice();
    }

    void write(Enrolment enrolment) {
        long id = tables.learnerInvoice.nextId();
        LocalDate day = LocalDate.ofInstant(enrolment.at(), ZoneOffset.UTC);
        boolean workbook = dice.chance(0.3);
        int price = enrolment.training().cents();
        int net = price + (workbook ? 1_250 : 0);
        header(id, enrolment, day, net);
        String who = dice.chance(0.2) ? " (deelnemer: " + enrolment.learner().fullName() + ")" : "";
        line(id, 1, "Training " + enrolment.training().title() + who, price);
        if (workbook) {
            line(id, 2, "Werkboek", 1_250);
        }
    }

    private void header(long id, Enrolment enrolment, LocalDate day, int net) {
        Person buyer = enrolment.learner();
        Offer seller = enrolment.offer();
        int number = lastNumbers.merge(seller.customerId(), 1, Integer::sum);
        int vat = Money.vat(net);
        Instant paid = enrolment.at().plusSeconds(600);
        tables.learnerInvoice.row(
                id,
                seller.customerId(),
                buyer.id(),
                "F-%05d".formatted(number),
                day,
                day.plusDays(14),
                "EUR",
                buyer.fullName(),
                buyer.address().street(),
                buyer.address().postalCode(),
                buyer.address().city(),
                "NL",
                buyer.email(),
                buyer.iban(),
                seller.company(),
                seller.address().street(),
                seller.address().postalCode(),
                seller.address().city(),
                "NL",
                seller.vatNumber(),
                Money.euros(net),
                Money.euros(vat),
                Money.euros(net + vat),
                paid);
    }

    private void line(long invoiceId, int position, String description, int cents) {
        tables.learnerInvoiceLine.row(
                tables.learnerInvoiceLine.nextId(),
                invoiceId,
                position,
                description,
                1,
                Money.euros(cents),
                "21.00",
                Money.euros(cents));
    }
}
