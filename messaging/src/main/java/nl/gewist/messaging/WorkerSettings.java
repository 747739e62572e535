package nl.gewist.messaging;

import java.time.Duration;

/**
 * @param pollInterval how long a worker sleeps when nobody wakes it
 * @param maxBackOff longest pause after failures
 */
public record WorkerSettings(Duration pollInterval, Duration maxBackOff) {}
