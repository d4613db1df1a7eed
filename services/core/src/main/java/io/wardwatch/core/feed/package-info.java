/** What people do about alerts, and how an alert stands for them. Pure functions; knows nothing of topics. */
package io.wardwatch.core.feed;
