package nl.gewist.audit.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.gewist.contract.ErasureEvent.ErasureHeld;
import nl.gewist.contract.ErasureEvent.ErasureReleased;
import nl.gewist.contract.NoticeEvent.NoticesStored;
import org.junit.jupiter.api.Test;

class StateTest {
    private final UUID id = UUID.randomUUID();

    @Test
    void theHigherSequenceWinsWhateverTheStates() {
        State held = State.after(new ErasureHeld(id, "legal"));
        State released = State.after(new ErasureReleased(id));

        assertThat(released.standing(3)).isGreaterThan(held.standing(2));
        assertThat(held.standing(4)).isGreaterThan(released.standing(3));
    }

    @Test
    void anAnswerChangesNothingWhateverSequenceItAnswers() {
        State answer = State.after(new NoticesStored(id, 1, 2));

        assertThat(answer.standing(9)).isLessThan(State.REQUESTED.standing(0));
    }

    @Test
    void everyStateIsFoundByItsWord() {
        for (State state : State.values()) {
            assertThat(State.of(state.word())).contains(state);
        }
    }
}
