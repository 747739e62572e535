package nl.gewist.launcher.bench;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import nl.gewist.launcher.Stack;

/** One thing the retention-service does, measured on a running stack that has nothing else to do. */
interface RetentionPart {
    /**
     * Measures.
     *
     * @param figure takes each figure with its name, which ends in its unit: {@code catalogueCheckMs}
     * @param disagreement takes what was not as it must be, such as a wrong count
     */
    void measure(Stack stack, BiConsumer<String, Number> figure, Consumer<String> disagreement) throws Exception;
}
