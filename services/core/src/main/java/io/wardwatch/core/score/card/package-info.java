/** How a point score is said: its version, its parts, what is missing, and what it could still become. Depends on nothing. */
package io.wardwatch.core.score.card;
