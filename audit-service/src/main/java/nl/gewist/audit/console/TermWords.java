package nl.gewist.audit.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What an owner decides about kept invoices. */
@MessageBundle("terms")
public interface TermWords {
    @Message("An owner decides: {change}. Invoices that expire earlier: {count}. It can still be undone ({role}).")
    String proposed(String change, long count, String role);

    @Message("In force: {change}. Invoices that expire earlier: {count} ({role}).")
    String effective(String change, long count, String role);

    @Message("Undone before it took effect: {change} ({role}).")
    String undone(String change, String role);

    @Message("keep invoices for {years} years after the financial year")
    String term(long years);

    @Message("a last day of its own for one invoice")
    String exception();

    @Message("no last day of its own any more for one invoice")
    String noException();

    @Message("destroy one invoice")
    String deleteInvoice();

    @Message("destroy all invoices")
    String deleteAll();

    @Message("A kept invoice is on hold: it stays whatever its last day ({role}, {reason}).")
    String held(String role, String reason);

    @Message("A kept invoice is no longer on hold ({role}, {reason}).")
    String released(String role, String reason);

    @Message("No kept invoice is destroyed any more, until a person has looked: {why}.")
    String stopped(String why);

    @Message("A person has looked at the clock: destroying goes on ({role}, {reason}).")
    String goesOn(String role, String reason);
}
