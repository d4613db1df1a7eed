/** Training and evaluation with Tribuo, and export to the flat models that the engine scores with. */
package io.wardwatch.model;
