/** The engine and all clinical and financial rules: pure functions that need nothing but the JDK. */
package io.wardwatch.core;
