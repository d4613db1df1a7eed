/** The examination behind {@code wardwatch doctor}: what has to be in order for Wardwatch to run, looked at and never changed. */
package io.wardwatch.standalone.doctor;
