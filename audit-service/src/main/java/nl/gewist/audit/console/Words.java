package nl.gewist.audit.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages say, in English; Dutch stands in {@code messages/words_nl.properties}. */
@MessageBundle("words")
public interface Words {
    @Message("en")
    String language();

    @Message("Requests")
    String requests();

    @Message("Backups")
    String backups();

    @Message("Unreadable")
    String deadLetters();

    @Message("Log")
    String chain();

    @Message("Skip to content")
    String skip();

    @Message("Every request to be erased, and where it stands.")
    String requestsIntro();

    @Message("Request id")
    String requestId();

    @Message("Find")
    String find();

    @Message("That is no request id. It looks like 3f2b8c1e-5d6a-4b7c-8e9f-0a1b2c3d4e5f.")
    String notAnId();

    @Message("All")
    String all();

    @Message("State")
    String state();

    @Message("Since")
    String since();

    @Message("Deadline")
    String deadline();

    @Message("Last step")
    String lastStep();

    @Message("overdue")
    String overdue();

    @Message("Older")
    String older();

    @Message("Newest")
    String newest();

    @Message("Nothing here yet. Requests appear as soon as the platform publishes one.")
    String noRequests();

    @Message("No request with this id")
    String unknownTitle();

    @Message("Nothing was heard of it. Compare the id with the platform's, or look under Unreadable.")
    String unknownRequest();

    @Message("Back to all requests")
    String backToRequests();

    @Message("Who")
    String subject();

    @Message("Learner")
    String learner();

    @Message("Customer")
    String customer();

    @Message("{subject}, one owner's part")
    String part(String subject);

    @Message("Received")
    String received();

    @Message("Backups gone by")
    String backupsUntil();

    @Message("Removed")
    String removed();

    @Message("Made anonymous")
    String anonymised();

    @Message("Kept by law")
    String retained();

    @Message("Collection")
    String collection();

    @Message("Total")
    String total();

    @Message("Timeline")
    String timeline();

    @Message("said by")
    String saidBy();

    @Message("round {round}")
    String round(int round);

    @Message("As JSON")
    String asJson();

    @Message("Messages that a service could not read. Their content is not kept here: read it where it stands, correct"
            + " the producer and publish again.")
    String deadLettersIntro();

    @Message("Everything could be read.")
    String noDeadLetters();

    @Message("When")
    String when();

    @Message("Could not be read by")
    String reportedBy();

    @Message("Why")
    String why();

    @Message("Where it stands")
    String where();

    @Message("{size} bytes")
    String bytes(int size);

    @Message("What is wrong with the copies of stores, and what was said of them last. Copies must be encrypted, in the"
            + " EU, and gone by their day.")
    String backupsIntro();

    @Message("No alarms.")
    String noAlarms();

    @Message("Store")
    String store();

    @Message("What is wrong")
    String wrong();

    @Message("Said last")
    String saidLast();

    @Message("Nothing was said of backups yet.")
    String nothingOfBackups();

    @Message("Every message is written down once and chained to the one before it: what is changed, left out or put in"
            + " between later shows.")
    String chainIntro();

    @Message("Entries in the chain")
    String sealed();

    @Message("Waiting for their place")
    String waiting();

    @Message("Last hash")
    String head();

    @Message("Check the whole chain")
    String verify();

    @Message("The chain is intact: {leaves} entries recomputed.")
    String intact(long leaves);

    @Message("The chain is broken at entry {index} ({code}). Keep this database as it is, restore the log from a backup"
            + " beside it and compare.")
    String broken(long index, String code);

    @Message("Keep the last hash somewhere else: it shows if the whole log was rewritten.")
    String keepHead();
}
