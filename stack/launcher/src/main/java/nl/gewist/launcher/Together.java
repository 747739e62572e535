package nl.gewist.launcher;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Runs several things at the same time and fails as the first of them that failed. */
final class Together {
    private Together() {}

    static void run(List<Runnable> actions) {
        try {
            CompletableFuture.allOf(actions.stream()
                            .map(action -> CompletableFuture.runAsync(action, Thread::startVirtualThread))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
