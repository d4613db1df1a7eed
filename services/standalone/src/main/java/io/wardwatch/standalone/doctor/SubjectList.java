package io.wardwatch.standalone.doctor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.wardwatch.streaming.registry.RegistryConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The subjects that a schema registry has, for words only: no service asks for them. */
final class SubjectList {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
    private static final int OK = 200;

    private SubjectList() {}

    /** Empty where it does not tell. */
    static Optional<Set<String>> of(RegistryConfig config) throws InterruptedException {
        HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(config.url() + "/subjects"));
        if (!config.user().isEmpty()) {
            byte[] pair = (config.user() + ":" + config.password()).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
        try {
            HttpResponse<String> answer = http.sendAsync(request.build(), BodyHandlers.ofString())
                    .get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return answer.statusCode() == OK ? Optional.of(subjects(answer.body())) : Optional.empty();
        } catch (ExecutionException | TimeoutException | IOException untold) {
            return Optional.empty();
        } finally {
            http.shutdownNow();
        }
    }

    private static Set<String> subjects(String body) throws IOException {
        Set<String> subjects = new TreeSet<>();
        try (JsonParser json = new JsonFactory().createParser(body)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("no list");
            }
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                subjects.add(json.getText());
            }
        }
        return subjects;
    }
}
