/** Questions about KPIs over HTTP: latest values, history, charts, funnels; answered from the stores of the stream. */
package io.wardwatch.kpi.query;
