package io.wardwatch.streaming.registry;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Questions to a registry, asked again for as long as its {@link Patience} lasts while it is away or overloaded. Follows no
 * redirect, since credentials go along, and reads no answer beyond {@link #MOST}.
 */
final class RegistryHttp implements AutoCloseable {
    /** The longest answer, in bytes; the largest schema of the contract has some 15,000. */
    static final int MOST = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(RegistryHttp.class);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    /** Said by a server that knows no such method, and will not learn it. */
    static final int NOT_IMPLEMENTED = 501;

    private static final int TIMED_OUT = 408;
    private static final int TOO_MANY = 429;

    private final HttpClient http;
    private final String base;
    private final String authorization;
    private final Patience patience;
    private final Consumer<String> waiting;

    /** What came back: also a refusal is an answer. */
    record Answer(String where, int status, String body) {
        boolean passing() {
            return (status >= 500 && status != NOT_IMPLEMENTED) || status == TIMED_OUT || status == TOO_MANY;
        }
    }

    /** As {@link #RegistryHttp(RegistryConfig, Patience, Consumer)}; what it waits for goes to the log. */
    RegistryHttp(RegistryConfig config, Patience patience) {
        this(config, patience, where -> LOG.warn("the schema registry is away or busy: {}", where));
    }

    /** @param waiting is told each time before it is asked again, with what was asked */
    RegistryHttp(RegistryConfig config, Patience patience, Consumer<String> waiting) {
        this(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_WITHIN)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build(),
                config.url(),
                authorization(config),
                patience,
                waiting);
    }

    private RegistryHttp(
            HttpClient http, String base, String authorization, Patience patience, Consumer<String> waiting) {
        this.http = http;
        this.base = base;
        this.authorization = authorization;
        this.patience = patience;
        this.waiting = waiting;
    }

    RegistryHttp with(Patience other) {
        return new RegistryHttp(http, base, authorization, other, waiting);
    }

    URI address(String path) {
        return URI.create(base + path);
    }

    /** An answer that is neither "later" nor too long. */
    Answer ask(HttpRequest.Builder question) {
        question.header("Accept", "application/vnd.schemaregistry.v1+json, application/json");
        if (!authorization.isEmpty()) {
            question.header("Authorization", authorization);
        }
        HttpRequest request = question.build();
        Patience.Waits waits = patience.begin();
        while (true) {
            RegistryProblem away;
            try {
                Answer answer = once(request);
                if (!answer.passing()) {
                    return answer;
                }
                away = away(answer.where(), "it answered " + answer.status());
            } catch (BoundedText.TooLong | SSLException lasting) {
                throw RegistryProblem.of(
                        "the schema registry's answer cannot be used",
                        where(request),
                        lasting,
                        "check that WARDWATCH_REGISTRY_URL is the address of the registry, and for https its certificate");
            } catch (IOException gone) {
                away = away(where(request), gone);
            } catch (InterruptedException stop) {
                throw interrupted(request, stop);
            }
            waiting.accept(where(request));
            awaitNext(request, waits, away);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private Answer once(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> coming = http.sendAsync(request, head -> new BoundedText(MOST));
        try {
            // The request's own limit ends with the head of the answer; this one holds for all of it.
            HttpResponse<String> response = coming.get(patience.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(
                    where(request) + " (HTTP " + response.statusCode() + ")", response.statusCode(), response.body());
        } catch (TimeoutException slow) {
            coming.cancel(true);
            throw new IOException("no answer within " + patience.answerWithin().toMillis() + " ms", slow);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException known) {
                throw known;
            }
            throw new IOException(failed.getCause());
        }
    }

    private void awaitNext(HttpRequest request, Patience.Waits waits, RegistryProblem away) {
        try {
            if (!waits.again()) {
                throw away;
            }
        } catch (InterruptedException stop) {
            throw interrupted(request, stop);
        }
    }

    private RegistryProblem away(String where, String why) {
        return RegistryProblem.of(goneFor(), where, why, mend());
    }

    private RegistryProblem away(String where, IOException why) {
        return nobodyListens(why)
                ? away(where, "nothing listens there")
                : RegistryProblem.of(goneFor(), where, why, mend());
    }

    /** A connection that is refused; a host without an address is the same exception, for another cause. */
    private static boolean nobodyListens(IOException why) {
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return false;
            }
        }
        return why instanceof ConnectException;
    }

    private String goneFor() {
        return "the schema registry has not answered for " + patience.limit().toSeconds() + " s";
    }

    private static String mend() {
        return "check that it runs and that WARDWATCH_REGISTRY_URL is its address";
    }

    private RegistryProblem interrupted(HttpRequest request, InterruptedException stop) {
        Thread.currentThread().interrupt();
        return RegistryProblem.of(
                "stopped while asking the schema registry", where(request), stop, "none is needed if it was to stop");
    }

    private static String where(HttpRequest request) {
        return request.method() + " " + request.uri();
    }

    private static String authorization(RegistryConfig config) {
        if (config.user().isEmpty()) {
            return "";
        }
        String pair = config.user() + ":" + config.password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
