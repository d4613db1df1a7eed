/** An analyst's own table: read, typed by a spec, and turned into features by a plan that only training rows have made. */
package io.wardwatch.model.table;
