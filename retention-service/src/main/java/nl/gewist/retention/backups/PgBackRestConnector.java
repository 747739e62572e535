package nl.gewist.retention.backups;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks pgBackRest which backups it has ({@code pgbackrest info --output=json}).
 *
 * @param command with its arguments; the stanza comes after them
 * @param region where the repositories are
 */
record PgBackRestConnector(List<String> command, String stanza, String region, Duration timeout) implements Connector {
    private static final int LONGEST_ANSWER = 64 * 1024 * 1024;

    @Override
    public List<Found> look() throws LookFailure {
        return PgBackRestInfo.read(answer(), stanza, region);
    }

    private byte[] answer() throws LookFailure {
        Process process = start();
        CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
        try {
            process.getOutputStream().close();
            byte[] answer = output.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new LookFailure("timed-out");
            }
            if (process.exitValue() != 0) {
                throw new LookFailure("exit-" + process.exitValue());
            }
            return answer;
        } catch (TimeoutException e) {
            throw new LookFailure("timed-out");
        } catch (ExecutionException | IOException e) {
            throw new LookFailure("unreadable-answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LookFailure("interrupted");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start() throws LookFailure {
        List<String> words = new ArrayList<>(command);
        words.add("--stanza=" + stanza);
        try {
            return new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new LookFailure("no-such-command");
        }
    }

    private static byte[] read(InputStream output) {
        try (output) {
            return output.readNBytes(LONGEST_ANSWER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
