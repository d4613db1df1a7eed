/** A synthetic hospital network with a planted, published truth. */
package io.wardwatch.simulator;
