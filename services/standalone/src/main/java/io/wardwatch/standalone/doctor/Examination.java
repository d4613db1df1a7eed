package io.wardwatch.standalone.doctor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One part of what is looked at, bounded in time: whatever hangs or breaks is itself a finding. */
record Examination(String part, Callable<List<Diagnosis>> look) {
    List<Diagnosis> within(Duration limit) {
        FutureTask<List<Diagnosis>> task = new FutureTask<>(look);
        // A daemon: what never answers must not keep the process.
        Thread.ofPlatform().daemon().name("doctor-" + part).start(task);
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException silent) {
            task.cancel(true);
            return List.of(Diagnosis.fail(part, "no answer within " + limit.toSeconds() + " s")
                    .because("the rest of this part was not looked at")
                    .mend("check the network in between, and try again"));
        } catch (ExecutionException broken) {
            Throwable cause = broken.getCause();
            return List.of(Diagnosis.fail(part, "could not be looked at")
                    .because(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
