/**
 * Dashboards, written by code: for Kibana one file with everything, and how it is imported; for
 * Grafana one dashboard.
 */
@NullMarked
package io.orcastrike.elasticsearch.kibana;

import org.jspecify.annotations.NullMarked;
