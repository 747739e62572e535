package nl.gewist.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A folder that one stack at a time may use, and the state file in it that tells other commands what runs. */
final class StackLease {
    private final Path folder;
    private final FileLock lock;
    private final ReentrantLock state = new ReentrantLock();
    private boolean mayWrite;
    private boolean released;

    private StackLease(Path folder, FileLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** @throws Problem when another stack has it */
    static StackLease take(Path folder) {
        return new StackLease(folder, Preflight.lock(folder));
    }

    /** Until then the state file tells of an earlier stack, which ./gewist down still has to find. */
    void begin() {
        state.lock();
        try {
            mayWrite = true;
        } finally {
            state.unlock();
        }
    }

    void save(Supplier<StackState> running) {
        state.lock();
        try {
            if (!released) {
                running.get().write(folder);
            }
        } finally {
            state.unlock();
        }
    }

    /** Leaves no state file of this stack behind. */
    void release() {
        state.lock();
        try {
            if (mayWrite) {
                StackState.delete(folder);
            }
            released = true;
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock in " + folder + " cannot be released", e);
        } finally {
            state.unlock();
        }
    }
}
