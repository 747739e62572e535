package nl.gewist.audit.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Codes, in plain words. */
@MessageBundle("codes")
public interface CodeWords {
    @Message("it is not JSON")
    String notJson();

    @Message("it is JSON, but no CloudEvent")
    String notACloudEvent();

    @Message("its content type is wrong")
    String wrongContentType();

    @Message("its type is unknown")
    String unknownType();

    @Message("its type has a version that is not supported")
    String unsupportedVersion();

    @Message("its type does not belong in this topic")
    String otherTopic();

    @Message("it is larger than 64 KiB")
    String tooLarge();

    @Message("it has no value")
    String noValue();

    @Message("it has no data")
    String noData();

    @Message("its data is no JSON object")
    String noObject();

    @Message("its sequence is no number")
    String malformedSequence();

    @Message("the field {field} is missing")
    String missingField(String field);

    @Message("the field {field} is malformed")
    String malformedField(String field);

    @Message("there already is an open request for the same person")
    String duplicate();

    @Message("it is dated in the future")
    String future();

    @Message("the account was made after the request")
    String createdAfter();

    @Message("the person has nothing at this owner")
    String scopeNotHeld();

    @Message("a customer with learners, to be approved")
    String approvalNeeded();

    @Message("the learners are erased first")
    String learnersFirst();

    @Message("some learners could not be erased")
    String learnersLeft();

    @Message("the clock went back")
    String clockWentBack();

    @Message("the clock jumped further ahead than is plausible")
    String clockJumpedAhead();

    @Message("a copy is not encrypted")
    String unencrypted();

    @Message("a copy lies outside the EU")
    String outsideEu();

    @Message("nothing was heard of it for too long")
    String silent();

    @Message("looking at its copies failed")
    String lookFailed();

    @Message("a copy is older than it may become")
    String overstaying();

    @Message("a copy is locked beyond its last day")
    String locked();

    @Message("nobody declared this store")
    String unknownStore();

    @Message("it was declared to have no copies, but has one")
    String unexpectedCopy();

    @Message("a copy is dated in the future")
    String futureDated();

    @Message("of a copy nobody knows how old it is")
    String unknownStart();

    @Message("a copy depends on one that is gone or unknown")
    String brokenChain();

    @Message("one copy was told to have begun at two times")
    String toldDifferently();

    @Message("a deletion was told of a copy nobody told of")
    String unmatchedDeletion();

    @Message("a copy holds people who were verified to be gone")
    String holdsErased();
}
