package io.wardwatch.alerts.http;

import org.reactivestreams.Publisher;

/** Events as the body of an answer, each as it stands on the wire. */
record EventBody(Publisher<byte[]> events) {}
