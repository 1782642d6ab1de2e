/**
 * Results of runs in Elasticsearch: the sink, its set-up, and dashboards for Kibana and Grafana.
 */
@NullMarked
package io.orcastrike.elasticsearch;

import org.jspecify.annotations.NullMarked;
