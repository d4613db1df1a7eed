/** What tests of topologies share: a fixture with the settings of production, and golden files. */
package io.wardwatch.testkit;
