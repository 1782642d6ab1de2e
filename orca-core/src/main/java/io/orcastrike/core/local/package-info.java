/** What runs in one process: the in-process transport, loaders, the class loader of tests. */
@NullMarked
package io.orcastrike.core.local;

import org.jspecify.annotations.NullMarked;
