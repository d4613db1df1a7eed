package io.wardwatch.streaming;

import io.wardwatch.streaming.registry.RegistryProblem;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A record that meets a bug goes to the dead letters and its neighbours go on. One whose schema cannot be asked for just now has
 * met no bug: the thread ends, nothing is committed, and its successor begins with that record.
 */
final class BugsToDeadLetters {
    private BugsToDeadLetters() {}

    /** Whether this is the registry's trouble and not the record's. */
    static boolean registryIsAway(Throwable thrown) {
        for (Throwable cause = thrown; cause != null && cause != cause.getCause(); cause = cause.getCause()) {
            if (cause instanceof RegistryProblem) {
                return true;
            }
        }
        return false;
    }

    /** Of processors. Kafka makes it by its name. */
    public static final class Processing implements ProcessingExceptionHandler {
        private final LogAndContinueProcessingExceptionHandler bugs = new LogAndContinueProcessingExceptionHandler();

        @Override
        public ProcessingExceptionHandler.Response handleError(
                ErrorHandlerContext context, Record<?, ?> record, Exception thrown) {
            return registryIsAway(thrown)
                    ? ProcessingExceptionHandler.Response.fail()
                    : bugs.handleError(context, record, thrown);
        }

        @Override
        public void configure(Map<String, ?> settings) {
            bugs.configure(settings);
        }
    }

    /** Of deserialisers. Kafka makes it by its name. */
    public static final class Deserialization implements DeserializationExceptionHandler {
        private final LogAndContinueExceptionHandler bugs = new LogAndContinueExceptionHandler();

        @Override
        public DeserializationExceptionHandler.Response handleError(
                ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception thrown) {
            return registryIsAway(thrown)
                    ? DeserializationExceptionHandler.Response.fail()
                    : bugs.handleError(context, record, thrown);
        }

        @Override
        public void configure(Map<String, ?> settings) {
            bugs.configure(settings);
        }
    }
}
