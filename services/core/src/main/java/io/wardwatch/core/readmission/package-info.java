/** The readmission measure: value sets, what they say of a stay, episodes, index stays with their outcomes and reasons. */
package io.wardwatch.core.readmission;
