/**
 * HTTP/1.1 on sockets, for blocking code on virtual threads: connections that are kept and limited,
 * requests as bytes, responses as they come. Not for authors of tests, who have {@code
 * io.orcastrike.http}.
 */
@NullMarked
package io.orcastrike.http.wire;

import org.jspecify.annotations.NullMarked;
