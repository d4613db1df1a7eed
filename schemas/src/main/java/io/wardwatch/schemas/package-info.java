/** The contract: Avro schemas with their generated classes, and the catalogue of topics. */
package io.wardwatch.schemas;
