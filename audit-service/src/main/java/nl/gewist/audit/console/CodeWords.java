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
}
