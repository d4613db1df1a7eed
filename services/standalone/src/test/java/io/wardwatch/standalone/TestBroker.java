package io.wardwatch.standalone;

import io.wardwatch.testkit.BrokerForTests;

/** The Kafka that broker tests run on: a container where Docker answers, else {@link EmbeddedBroker}. */
final class TestBroker {
    private TestBroker() {}

    static BrokerForTests start() {
        return BrokerForTests.start(EmbeddedBroker::start, EmbeddedBroker::bootstrapServers);
    }
}
