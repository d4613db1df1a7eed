package io.wardwatch.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The clock of a replay: while events are applied no time passes, so that none of their outputs depends on the order of files;
 * then all that is due by the end is said at once, by as many threads as there are workers.
 */
final class PassedTime {
    private PassedTime() {}

    static void settle(List<ReplayWorker> workers, long clock) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(workers.size())) {
            List<Callable<Void>> each = new ArrayList<>();
            for (ReplayWorker worker : workers) {
                each.add(() -> {
                    worker.pass(clock);
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(each)) {
                done.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a replay's thread failed", failed.getCause());
        }
    }
}
