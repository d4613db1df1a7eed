/** The folder of a stored model, what training and evaluation write, and the card. */
package io.wardwatch.model.folder;
