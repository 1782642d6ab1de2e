/** Results of runs in Elasticsearch, and dashboards for Kibana and Grafana. */
@SuppressWarnings("requires-automatic") // Elasticsearch's clients have no names of their own
module io.orcastrike.elasticsearch {
  requires transitive io.orcastrike.core;
  requires com.fasterxml.jackson.databind;
  requires elasticsearch.java;
  requires elasticsearch.rest.client;
  requires java.net.http;
  requires org.apache.httpcomponents.httpasyncclient;
  requires org.apache.httpcomponents.httpclient;
  requires org.apache.httpcomponents.httpcore;
  requires org.apache.httpcomponents.httpcore.nio;
  requires org.slf4j;
  requires static org.jspecify;

  exports io.orcastrike.elasticsearch;
  exports io.orcastrike.elasticsearch.kibana;
}
