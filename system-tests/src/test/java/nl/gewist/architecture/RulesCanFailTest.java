package nl.gewist.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule objects to a class that was written to break it, and to nothing in a room that is in order. */
class RulesCanFailTest {
    private static final Rooms WRONG = new Rooms("nl.gewist.architecture.wrong");
    private static final Rooms RIGHT = new Rooms("nl.gewist.architecture.right");
    private static final JavaClasses WRONG_CLASSES = new ClassFileImporter().importPackages(WRONG.root());
    private static final JavaClasses RIGHT_CLASSES = new ClassFileImporter().importPackages(RIGHT.root());

    @ParameterizedTest
    @CsvSource({
        "contract, KnowsMessaging",
        "messaging, Sender",
        "datamap, StoreReader",
        "sealing, Seal",
        "retention, Vault",
        "audit, Log"
    })
    void aRoomThatKnowsTooMuchIsSeen(String room, String culprit) {
        objects(WRONG.knowsOnlyItsNeighbours(room), culprit);
        RIGHT.knowsOnlyItsNeighbours(room).allowEmptyShould(true).check(RIGHT_CLASSES);
    }

    @Test
    void kafkaInTheDataMapIsSeen() {
        objects(WRONG.areFreeOfKafkaAndQuarkus(), "TopicPartition");
        RIGHT.areFreeOfKafkaAndQuarkus().check(RIGHT_CLASSES);
    }

    @Test
    void aCycleBetweenFeaturesIsSeen() {
        objects(WRONG.hasNoCyclesBetweenFeatures("deletion"), "Cycle detected");
        RIGHT.hasNoCyclesBetweenFeatures("deletion").check(RIGHT_CLASSES);
    }

    @Test
    void aConsumerThatReachesAStoreIsSeenBehindLambdaAndInterface() {
        assertThat(new ConsumerReach(WRONG).violations(WRONG_CLASSES, "deletion"))
                .containsExactly(
                        "RequestConsumer.receive -> Eraser.erase touches " + WRONG.root() + ".datamap.StoreReader");
    }

    @Test
    void aConsumerThatCallsAServiceIsSeenBehindAMethodReference() {
        assertThat(new ConsumerReach(WRONG).violations(WRONG_CLASSES, "notification"))
                .contains("NoticeConsumer.receive -> NoticeConsumer.ask touches java.net.http.HttpClient");
    }

    @Test
    void aConsumerMayUseValuesAndWakeAWorker() {
        assertThat(new ConsumerReach(RIGHT).violations(RIGHT_CLASSES, "deletion"))
                .isEqualTo(List.of());
    }

    @Test
    void theMachinesClockIsSeen() {
        objects(new Habits(WRONG).timeComesFromTheInjectedClock(), "Instant.now()");
        objects(new Habits(WRONG).timeComesFromTheInjectedClock(), "LocalDate.now(java.time.ZoneId)");
        new Habits(RIGHT).timeComesFromTheInjectedClock().check(RIGHT_CLASSES);
    }

    @Test
    void fieldInjectionIsSeen() {
        objects(new Habits(WRONG).dependenciesComeThroughTheConstructor(), "Vault.eraser");
        new Habits(RIGHT).dependenciesComeThroughTheConstructor().check(RIGHT_CLASSES);
    }

    private static void objects(ArchRule rule, String because) {
        assertThatThrownBy(() -> rule.check(WRONG_CLASSES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(because);
    }
}
