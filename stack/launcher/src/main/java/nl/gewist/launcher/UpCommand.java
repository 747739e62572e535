package nl.gewist.launcher;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts everything and stays until Ctrl-C. */
@Command(
        name = "up",
        description = "Starts the whole system and stays up until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    @Mixin
    private final UpOptions options = new UpOptions();

    @Override
    public Integer call() throws InterruptedException {
        Progress progress = new Progress();
        StackOptions wanted = options.stackOptions(StackOptions.Aot.MAKE).withProgress(progress);
        Stack stack = new Stack(wanted);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            progress.accept("Stopping");
            stack.close();
        }));
        stack.start();
        progress.accept("Ready");
        System.out.println(Overview.of(stack));
        new CountDownLatch(1).await();
        return 0;
    }
}
