package io.wardwatch.alerts.http;

import io.micronaut.core.annotation.NonNull;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.io.buffer.ReadBuffer;
import io.micronaut.core.io.buffer.ReadBufferFactory;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.codec.CodecException;
import jakarta.inject.Singleton;
import java.io.OutputStream;
import org.reactivestreams.Publisher;

/**
 * Writes events one by one as the connection takes them. A controller that returns a plain publisher would do the same but for the
 * demand: the server then asks for more than a connection has taken, and what a slow reader does not read piles up in its buffers.
 */
@Singleton
@Produces(MediaType.TEXT_EVENT_STREAM)
final class EventBodyWriter implements ResponseBodyWriter<EventBody> {
    @Override
    @NonNull
    public CloseableByteBody writePiece(
            @NonNull ByteBodyFactory bodies,
            @NonNull HttpRequest<?> request,
            @NonNull HttpResponse<?> response,
            @NonNull Argument<EventBody> type,
            @NonNull MediaType mediaType,
            EventBody body) {
        ReadBufferFactory buffers = bodies.readBufferFactory();
        Publisher<ReadBuffer> events = Publishers.map(body.events(), event -> buffers.adapt(event));
        return bodies.adapt(events);
    }

    @Override
    public void writeTo(
            @NonNull Argument<EventBody> type,
            @NonNull MediaType mediaType,
            EventBody body,
            @NonNull MutableHeaders headers,
            @NonNull OutputStream out) {
        throw new CodecException("a stream of events has no end to wait for");
    }
}
