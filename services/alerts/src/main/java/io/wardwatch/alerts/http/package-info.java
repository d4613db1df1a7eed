/** The feed over HTTP: lists, details, actions, streams, and the page. Holds no state of its own but the journal. */
package io.wardwatch.alerts.http;
