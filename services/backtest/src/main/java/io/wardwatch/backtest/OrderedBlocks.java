package io.wardwatch.backtest;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Works on blocks with several threads and hands the results over in the order of the blocks, so that what is written does not
 * depend on how many threads there were. At most a few blocks wait, whatever their number.
 *
 * @param <C> what a thread needs for itself while it works on a block
 * @param <B> a block
 * @param <R> a block's result
 */
final class OrderedBlocks<C, B, R> {
    /** Makes the result of one block. */
    interface Work<C, B, R> {
        R block(C own, B block) throws IOException;
    }

    /** Takes results in order, on the caller's thread. */
    interface Sink<R> {
        void accept(R result) throws IOException, InterruptedException;
    }

    /** Blocks a thread: enough that it need not wait for the caller's to be given its turn. */
    private static final int AHEAD = 4;

    private final int threads;
    private final BlockingQueue<C> owned;

    OrderedBlocks(int threads, Supplier<C> own) {
        this.threads = threads;
        this.owned = new ArrayBlockingQueue<>(threads);
        for (int i = 0; i < threads; i++) {
            owned.add(own.get());
        }
    }

    /** @param blocks asked on the caller's thread, and only when there is room for one more */
    void run(Iterator<B> blocks, Work<C, B, R> work, Sink<R> sink) throws IOException, InterruptedException {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            Deque<Future<R>> waiting = new ArrayDeque<>();
            try {
                while (blocks.hasNext()) {
                    B block = blocks.next();
                    waiting.add(pool.submit(() -> one(work, block)));
                    if (waiting.size() > threads * AHEAD) {
                        sink.accept(done(waiting.remove()));
                    }
                }
                while (!waiting.isEmpty()) {
                    sink.accept(done(waiting.remove()));
                }
            } finally {
                waiting.forEach(future -> future.cancel(true));
            }
        }
    }

    private R one(Work<C, B, R> work, B block) throws IOException, InterruptedException {
        C own = owned.take();
        try {
            return work.block(own, block);
        } finally {
            owned.add(own);
        }
    }

    private static <R> R done(Future<R> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a replay's thread failed", e.getCause());
        }
    }
}
