package nl.gewist.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EachTest {
    private final List<String> taken = new ArrayList<>();

    @Test
    void oneThatFailsDoesNotHoldUpTheOthers() {
        int done = Each.of(List.of("away", "one", "two"), name -> name, this::step);

        assertThat(done).isEqualTo(2);
        assertThat(taken).containsExactly("away", "one", "two");
    }

    @Test
    void failsWhenNothingElseWasDone() {
        assertThatThrownBy(() -> Each.of(List.of("away", "none"), name -> name, this::step))
                .isInstanceOf(IllegalStateException.class);
        assertThat(taken).containsExactly("away", "none");
    }

    private int step(String name) {
        taken.add(name);
        return switch (name) {
            case "away" -> throw new IllegalStateException("its store is away");
            case "none" -> 0;
            default -> 1;
        };
    }
}
