/** Which patient numbers are one person, and to whom an encounter belongs: the fold of merges, unmerges and moves. */
package io.wardwatch.core.identity;
