/** Everything in one process: the command line, an embedded broker, the demo and the integration tests. */
package io.wardwatch.standalone;
