/** JMH benchmarks of what has a latency budget, and the command that runs them. Outside the default build. */
package io.wardwatch.benchmarks;
