/**
 * Results of runs in Elasticsearch. {@link io.orcastrike.elasticsearch.ElasticsearchSink} brings
 * them there, {@link io.orcastrike.elasticsearch.ElasticsearchSetup} prepares the server for them.
 */
@NullMarked
package io.orcastrike.elasticsearch;

import org.jspecify.annotations.NullMarked;
