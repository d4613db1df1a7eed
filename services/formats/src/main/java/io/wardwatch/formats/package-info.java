/** How records look outside: the one mapping to Avro, the plain form, files and importers. */
package io.wardwatch.formats;
